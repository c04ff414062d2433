//! A race between three mirrors: the first answer will do.
//!
//! Look for: the losers go on. "asia" answers at 2 s though nobody waits for it.
//! Change it: cancel the losers at once, before the sleep. Which line is gone?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_named_task;
use transcript::say;
use wait::wait;

pub fn main() {
    run(program());
}

async fn program() {
    let mirrors = [("europe", 3), ("africa", 1), ("asia", 2)];
    let tasks = mirrors.map(|(name, seconds)| create_named_task(name, ask(name, seconds)));
    let (done, pending) = wait(tasks).first_completed().await;
    for task in &done {
        say!("the winner is {}", task.name());
    }
    sleep(Duration::from_millis(1500)).await;
    for task in pending {
        say!("cancel {}: {}", task.name(), task.cancel());
    }
}

async fn ask(name: &str, seconds: u64) {
    sleep(Duration::from_secs(seconds)).await;
    say!("{name} answers");
}
