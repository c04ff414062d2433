//! A1: one coroutine, on a loop that `run` creates, drives and closes.
//!
//! Look for: the two seconds between the lines.
//! Change it: sleep for zero seconds. What is the second time stamp now?

use std::time::Duration;

use event_loop::{run, sleep};
use transcript::say;

pub fn main() {
    run(hello());
}

async fn hello() {
    say!("Hello ...");
    sleep(Duration::from_secs(2)).await;
    say!("... World!");
}
