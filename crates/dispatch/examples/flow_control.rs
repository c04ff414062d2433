//! B5: six jobs, two at a time, in four ways: when each way is done, in what order
//! the results come, and how many jobs were in flight.
//!
//! Look for: three ways take 5 s. What does the fourth wait for?
//! Change it: allow three at a time. Which way gains the most?

use std::num::NonZeroUsize;
use std::time::Duration;

use dispatch::{Report, as_a_stream, behind_a_semaphore, in_batches, through_a_queue};
use event_loop::{now, run, sleep};
use transcript::say;

const TWO: NonZeroUsize = NonZeroUsize::new(2).unwrap();

const JOBS: [(u32, u64); 6] = [(0, 3000), (1, 1000), (2, 2500), (3, 1000), (4, 1500), (5, 500)];

pub fn main() {
    run(program());
}

async fn program() {
    show("semaphore", behind_a_semaphore(TWO, JOBS, work)).await;
    show("queue", through_a_queue(TWO, JOBS, work)).await;
    show("batches", in_batches(TWO, JOBS, work)).await;
    show("stream", as_a_stream(TWO, JOBS, work)).await;
}

async fn work((number, millis): (u32, u64)) -> u32 {
    sleep(Duration::from_millis(millis)).await;
    number
}

async fn show(way: &str, dispatch: impl Future<Output = Report<u32>>) {
    let start = now();
    let Report { results, peak } = dispatch.await;
    let took = (now() - start).as_millis();
    say!("{way}: {took} ms, {peak} in flight, {results:?}");
}
