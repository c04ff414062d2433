//! D5: heavy work in a pool; the loop's heartbeat keeps its beat.
//!
//! Look for: the sums come in the order in which they are done.
//! Change it: `ThreadPoolExecutor::new(2)`. Which sum is done at 1.5 s?

use std::time::Duration;

use event_loop::{now, run, sleep};
use tasks::create_task;
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let beats = create_task(heartbeat());
    let pool = ThreadPoolExecutor::new(1);
    let small = run_in_executor(&pool, || sum_of_squares(1_000));
    let large = run_in_executor(&pool, || sum_of_squares(2_000));
    say!("small: {}", small.await);
    say!("large: {}", large.await);
    beats.cancel();
}

/// Adds up, and then takes as long as if there were a million times as much to do.
fn sum_of_squares(count: u64) -> u64 {
    let sum = (1..=count).map(|number| number * number).sum();
    blocking_sleep(Duration::from_millis(count / 2));
    sum
}

async fn heartbeat() {
    loop {
        sleep(Duration::from_millis(400)).await;
        say!("  beat at {} ms", now().as_millis());
    }
}
