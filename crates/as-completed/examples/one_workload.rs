//! D2: one workload, and what the calls make of it.
//!
//! Look for: when the first result is seen, and in which order they stand.
//! Change it: let the fetch of "mail" fail. Which part changes most?

use std::time::Duration;

use as_completed::as_completed;
use event_loop::{run, sleep};
use futures::StreamExt;
use gather::{gather, try_gather};
use tasks::create_task;
use transcript::say;
use wait::wait;

pub fn main() {
    run(program());
}

async fn program() {
    say!("gather, errors as values");
    for result in gather(workload()).await {
        say!("  {}", describe(result));
    }
    say!("gather, first error");
    let first_error = try_gather(workload()).await.expect_err("weather fails");
    say!("  {first_error}");
    say!("wait, for 1.5 s");
    let tasks = workload().map(create_task);
    let (done, pending) = wait(tasks).timeout(Duration::from_millis(1500)).await;
    say!("  {} done, {} pending", done.len(), pending.len());
    for task in pending {
        task.cancel();
    }
    say!("as_completed");
    let mut results = as_completed(workload());
    while let Some(result) = results.next().await {
        say!("  {}", describe(result));
    }
}

fn workload() -> [impl Future<Output = Result<String, String>>; 3] {
    [fetch("news", 3), fetch("weather", 2), fetch("mail", 1)]
}

async fn fetch(page: &str, seconds: u64) -> Result<String, String> {
    sleep(Duration::from_secs(seconds)).await;
    if page == "weather" { Err(format!("no {page}")) } else { Ok(page.to_owned()) }
}

fn describe(result: Result<String, String>) -> String {
    match result {
        Ok(page) => format!("got {page}"),
        Err(error) => format!("failed: {error}"),
    }
}
