//! Stop asking for work, end the work in hand, and abort whoever takes too long.
//!
//! Look for: "slow" begins its clean-up and never ends it.
//! Change it: give them a grace period of 9 s.

use std::time::Duration;

use cancellation::{CancellationToken, Shutdown};
use event_loop::{run, sleep};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let mut shutdown = Shutdown::new();
    shutdown.spawn("quick", serve("quick", 1, shutdown.token()));
    shutdown.spawn("slow", serve("slow", 9, shutdown.token()));
    shutdown.spawn("broken", break_down(shutdown.token()));
    sleep(Duration::from_secs(1)).await;

    say!("stop, you have 3 s");
    let report = shutdown.finish(Duration::from_secs(3)).await;
    say!("finished: {}", report.finished.join(", "));
    say!("aborted: {}", report.aborted.join(", "));
    for (name, message) in report.panicked {
        say!("panicked: {name} ({message})");
    }
}

async fn serve(name: &str, seconds: u64, stop: CancellationToken) {
    stop.run_until_cancelled(sleep(Duration::from_secs(60))).await;
    say!("  {name} saves its work");
    sleep(Duration::from_secs(seconds)).await;
    say!("  {name} has saved its work");
}

async fn break_down(stop: CancellationToken) {
    stop.cancelled().await;
    sleep(Duration::from_secs(2)).await;
    say!("  broken breaks down");
    panic!("disk full");
}
