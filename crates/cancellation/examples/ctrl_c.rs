//! A service that stops at Ctrl-C, or by itself after 3 s.
//!
//! Look for: the service ends itself, and after that comes the report.
//! Change it: press Ctrl-C. Then sleep 9 s before "all is saved", and press again.

use std::time::Duration;

use cancellation::{CancellationToken, Shutdown};
use event_loop::{run, sleep};
use tokio::select;
use tokio::signal::ctrl_c;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let mut shutdown = Shutdown::new();
    shutdown.spawn("service", serve(shutdown.token()));
    select! {
        biased;
        pressed = ctrl_c() => {
            pressed.expect("the system passes signals on");
            say!("Ctrl-C");
        }
        () = sleep(Duration::from_secs(3)) => say!("nobody pressed Ctrl-C"),
    }
    let report = shutdown.finish(Duration::from_secs(2)).await;
    say!("{} finished, {} aborted", report.finished.len(), report.aborted.len());
}

async fn serve(stop: CancellationToken) {
    say!("  working; press Ctrl-C");
    while stop.run_until_cancelled(sleep(Duration::from_millis(700))).await.is_some() {
        say!("  beat");
    }
    say!("  all is saved");
}
