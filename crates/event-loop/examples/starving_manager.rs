//! B1: a manager that never waits. None of its tasks runs before it is done.
//!
//! Look for: every "created" line comes before the first "executing" line.
//! Change it: let the items go on for ever, with `.into_iter().cycle()` behind the
//! list. What is printed?

use std::time::Duration;

use event_loop::{run, sleep, spawn};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    manager();
    say!("manager done");
    sleep(Duration::from_secs(2)).await;
}

fn manager() {
    for (number, item) in (1..).zip(["a", "b", "c"]) {
        spawn(execute(item));
        say!("Task {number} created for '{item}'");
    }
}

async fn execute(item: &'static str) {
    say!("Executing task for: {item}");
    sleep(Duration::from_secs(1)).await;
    say!("Finished task for: {item}");
}
