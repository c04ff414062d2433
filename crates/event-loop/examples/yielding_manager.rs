//! B2: a manager that gives way after each task. Task and manager alternate.
//!
//! Look for: each "created" line is followed by its "executing" line.
//! Change it: give way only after every second task.

use std::time::Duration;

use event_loop::{run, sleep, spawn};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    manager().await;
    say!("manager done");
    sleep(Duration::from_secs(2)).await;
}

async fn manager() {
    for (number, item) in (1..).zip(["a", "b", "c"]) {
        spawn(execute(item));
        say!("Task {number} created for '{item}'");
        sleep(Duration::ZERO).await;
    }
}

async fn execute(item: &'static str) {
    say!("Executing task for: {item}");
    sleep(Duration::from_secs(1)).await;
    say!("Finished task for: {item}");
}
