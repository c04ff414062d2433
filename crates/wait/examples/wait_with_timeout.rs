//! A4: three tasks and a wait that loses patience after 3 s.
//!
//! Look for: C fails at 1 s and nothing happens. B is still there at 3 s.
//! Change it: put `.first_exception()` behind the `timeout`. When does it return?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::{TaskError, create_named_task, current_task};
use transcript::say;
use wait::wait;

pub fn main() {
    run(program());
}

async fn program() {
    let tasks = [
        create_named_task("A", succeed(2)),
        create_named_task("B", succeed(5)),
        create_named_task("C", fail(1)),
    ];
    let (done, pending) = wait(tasks).timeout(Duration::from_secs(3)).await;
    for task in done {
        let name = task.name();
        match task.await.expect("it was not cancelled") {
            Ok(data) => say!("Task {name} done,result is {data}"),
            Err(error) => say!("Task {name} raised an exception: {error}"),
        }
    }
    for task in pending {
        let name = task.name();
        say!("Task {name} is still pending");
        task.cancel();
        if task.await == Err(TaskError::Cancelled) {
            say!("Task {name} has been cancelled");
        }
    }
}

async fn succeed(seconds: u64) -> Result<&'static str, String> {
    let name = work(seconds).await;
    say!("Task {name} completed");
    Ok("Data fetched")
}

async fn fail(seconds: u64) -> Result<&'static str, String> {
    let name = work(seconds).await;
    Err(format!("Task {name} failed"))
}

async fn work(seconds: u64) -> String {
    let name = current_task().expect("a coroutine on the loop runs in a task").name();
    say!("Task {name} started");
    sleep(Duration::from_secs(seconds)).await;
    name
}
