//! A3: two named tasks wait at the same time.
//!
//! Look for: both start at 0 s and both finish at 2 s. That is 2 s in all, not 4.
//! Change it: await the first task before you create the second.

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::{TaskError, create_named_task, current_task};
use transcript::say;

pub fn main() -> Result<(), TaskError> {
    run(program())
}

async fn program() -> Result<(), TaskError> {
    let first = create_named_task("1", work());
    let second = create_named_task("2", work());
    first.await?;
    second.await
}

async fn work() {
    let name = current_task().expect("a coroutine on the loop runs in a task").name();
    say!("Task {name} started");
    let data = fetch_data().await;
    say!("Task {name} finished {data}");
}

async fn fetch_data() -> &'static str {
    sleep(Duration::from_secs(2)).await;
    "Data fetched"
}
