//! A task that creates more tasks in its own group, while the body has ended.
//!
//! Look for: the block waits for pages that nobody knew when the body ended.
//! Change it: let "news" fail after it has created its siblings.

use std::convert::Infallible;
use std::time::Duration;

use event_loop::{run, sleep};
use task_group::{ExceptionGroup, TaskGroup, task_group};
use transcript::say;

pub fn main() -> Result<(), ExceptionGroup<Infallible>> {
    run(program())
}

async fn program() -> Result<(), ExceptionGroup<Infallible>> {
    task_group(async |group| {
        group.create_task(index("news", 1, group.clone()));
        group.create_task(index("sport", 2, group.clone()));
        say!("the body ends");
        Ok(())
    })
    .await?;
    say!("group exited");
    Ok(())
}

async fn index(
    name: &'static str,
    seconds: u64,
    group: TaskGroup<Infallible>,
) -> Result<(), Infallible> {
    sleep(Duration::from_secs(seconds)).await;
    for number in 1..=2 {
        say!("{name} has a link to page {number}");
        group.create_task(page(name, number));
    }
    Ok(())
}

async fn page(name: &'static str, number: u64) -> Result<(), Infallible> {
    sleep(Duration::from_millis(number * 400)).await;
    say!("  {name} {number} is read");
    Ok(())
}
