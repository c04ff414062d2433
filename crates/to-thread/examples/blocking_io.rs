//! A9: a blocking call on another thread, and a `main` that waits for it.
//!
//! Look for: in the timeline, `heartbeat` gets its turns while `main` waits.
//! Change it: call `blocking_io()` without `to_thread`. Who gets turns now?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_named_task;
use to_thread::{blocking_sleep, to_thread};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    say!("Main started");
    drop(create_named_task("heartbeat", heartbeat()));
    to_thread(blocking_io).await;
    say!("Main finished");
}

fn blocking_io() {
    say!("Blocking IO started");
    blocking_sleep(Duration::from_secs(2));
    say!("Blocking IO finished");
}

async fn heartbeat() {
    for _ in 0..3 {
        sleep(Duration::from_millis(600)).await;
    }
}
