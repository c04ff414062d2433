//! A6: one fetch of two seconds, under two limits.
//!
//! Look for: "Timeout!" comes at 1 s, not at 2 s. Nobody waits for the rest.
//! Change it: give the first fetch a limit of 2 s. Who wins the tie?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_named_task;
use timeouts::{TimeoutError, wait_for};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let short = create_named_task("short", fetch_within(1));
    let long = create_named_task("long", fetch_within(3));
    short.await.expect("it returns");
    long.await.expect("it returns");
}

async fn fetch_within(seconds: u64) {
    match wait_for(fetch(), Duration::from_secs(seconds)).await {
        Ok(data) => say!("{data}"),
        Err(TimeoutError) => say!("Timeout!"),
    }
}

async fn fetch() -> &'static str {
    sleep(Duration::from_secs(2)).await;
    "Data fetched"
}
