//! B3, M1: a manager that creates its tasks in a group, and never waits itself.
//!
//! Look for: no task runs before the body has ended, and "group exited" is last.
//! Change it: await the first task in the body. Where does its line go?

use std::convert::Infallible;
use std::time::Duration;

use event_loop::{run, sleep};
use task_group::{ExceptionGroup, task_group};
use transcript::say;

pub fn main() -> Result<(), ExceptionGroup<Infallible>> {
    run(program())
}

async fn program() -> Result<(), ExceptionGroup<Infallible>> {
    task_group(async |group| {
        for (number, item) in (1..).zip(["a", "b", "c"]) {
            group.create_task(execute(item));
            say!("Task {number} created for '{item}'");
        }
        Ok(())
    })
    .await?;
    say!("group exited");
    Ok(())
}

async fn execute(item: &'static str) -> Result<(), Infallible> {
    say!("Executing task for: {item}");
    sleep(Duration::from_secs(1)).await;
    say!("Finished task for: {item}");
    Ok(())
}
