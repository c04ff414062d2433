//! A download that may take any time, as long as something comes.
//!
//! Look for: each part moves the deadline to two seconds after itself.
//! Change it: take the line with `reschedule` out. How far does it get?

use std::time::Duration;

use event_loop::{now, run, sleep};
use timeouts::{TimeoutError, timeout};
use transcript::say;

const PATIENCE: Duration = Duration::from_secs(2);

pub fn main() {
    run(program());
}

async fn program() {
    match timeout(PATIENCE, async |scope| {
        for (number, pause) in [1000, 1500, 1900, 5000].into_iter().enumerate() {
            sleep(Duration::from_millis(pause)).await;
            say!("part {number}");
            scope.reschedule(Some(now() + PATIENCE)).expect("the body runs");
        }
    })
    .await
    {
        Ok(()) => say!("all is here"),
        Err(TimeoutError) => say!("nothing came for 2 s"),
    }
}
