//! D10: nested limits, and a limit that moves.
//!
//! Look for: each time one block reports, and it is the one whose limit passed.
//! Change it: make both limits of a pair equal. Which block reports then?

use std::time::Duration;

use event_loop::{now, run, sleep};
use timeouts::{TimeoutError, timeout};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    nested(1, 3).await;
    nested(3, 1).await;
    moved().await;
}

async fn nested(outer: u64, inner: u64) {
    say!("outer {outer} s, inner {inner} s");
    let edge = timeout(seconds(outer), async |_| {
        match timeout(seconds(inner), async |_| sleep(seconds(9)).await).await {
            Ok(()) => say!("  nothing passed"),
            Err(TimeoutError) => say!("  the inner limit passed"),
        }
    });
    if edge.await.is_err() {
        say!("  the outer limit passed");
    }
}

async fn moved() {
    say!("a limit of 1 s, moved to 4 s");
    let edge = timeout(seconds(1), async |scope| {
        scope.reschedule(Some(now() + seconds(4))).expect("the body runs");
        sleep(seconds(3)).await;
        say!("  still here after 3 s");
        sleep(seconds(3)).await;
        say!("  nobody gets here");
    });
    if edge.await.is_err() {
        say!("  the limit passed");
    }
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
