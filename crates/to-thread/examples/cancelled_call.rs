//! Cancelling ends the wait. Nothing ends the thread.
//!
//! Look for: what the thread prints a second after it was "cancelled".
//! Change it: let `main` sleep for half a second only. Is the call cut short?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::{TaskError, create_task};
use to_thread::{blocking_sleep, to_thread};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let task = create_task(to_thread(pay));
    sleep(Duration::from_secs(1)).await;
    task.cancel();
    if task.await == Err(TaskError::Cancelled) {
        say!("the wait was cancelled");
    }
    sleep(Duration::from_secs(2)).await;
    say!("main returns");
}

fn pay() {
    say!("  the bank is called");
    blocking_sleep(Duration::from_secs(2));
    say!("  the money is gone");
}
