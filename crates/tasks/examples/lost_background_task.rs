//! C1: a background task that nobody waits for.
//!
//! Look for: it takes its first step, and then nothing more of it is seen.
//! Change it: let `program` sleep for 3500 ms before it returns.

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
    say!("the sync program goes on");
}

async fn program() {
    say!("a");
    drop(create_task(background()));
    say!("b");
}

async fn background() {
    for iteration in 0..5 {
        say!("Background task iteration {iteration}");
        sleep(Duration::from_secs(1)).await;
    }
    say!("finished");
}
