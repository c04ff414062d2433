//! The same three jobs twice; the second one fails.
//!
//! Look for: gather's error comes at 2 s, and job 3 is still at work. wait has no
//! error to raise: it comes back at the end, with three handles.
//! Change it: wait with a `timeout` of 2.5 s. What is in `pending`?

use std::time::Duration;

use event_loop::{run, sleep};
use futures::future::try_join_all;
use tasks::{Task, create_task};
use transcript::say;
use wait::wait;

pub fn main() {
    run(program());
}

async fn program() {
    // What gather does: the values of them all, or the first error. These are handles,
    // so dropping the rest of them stops no task.
    say!("gather");
    match try_join_all(start().map(value)).await {
        Ok(values) => say!("values: {values:?}"),
        Err(error) => say!("gather raised: {error}"),
    }
    sleep(Duration::from_secs(2)).await;

    say!("wait");
    let (done, pending) = wait(start()).await;
    say!("{} done, {} pending", done.len(), pending.len());
    for task in done {
        match value(task).await {
            Ok(number) => say!("value: {number}"),
            Err(error) => say!("error: {error}"),
        }
    }
}

type Answer = Result<u64, &'static str>;

fn start() -> [Task<Answer>; 3] {
    [1, 2, 3].map(|number| create_task(job(number)))
}

async fn job(number: u64) -> Answer {
    sleep(Duration::from_secs(number)).await;
    if number == 2 {
        return Err("job 2 failed");
    }
    say!("  job {number} is done");
    Ok(number)
}

async fn value(task: Task<Answer>) -> Answer {
    task.await.expect("nobody cancels it")
}
