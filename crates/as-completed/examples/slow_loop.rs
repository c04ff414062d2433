//! A loop that is slower than the fetches: what has arrived waits in line.
//!
//! Look for: "fetched 1" arrives at 3 s and is taken at 5 s.
//! Change it: start a task for the work. When is the loop through then?

use std::time::Duration;

use as_completed::as_completed;
use event_loop::{run, sleep};
use futures::StreamExt;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let mut results = as_completed([fetch(1, 3), fetch(2, 6), fetch(3, 1)]);
    while let Some(result) = results.next().await {
        say!("taken: {result}");
        sleep(Duration::from_secs(4)).await;
    }
    say!("through");
}

async fn fetch(number: u32, seconds: u64) -> String {
    sleep(Duration::from_secs(seconds)).await;
    say!("  {number} arrived");
    format!("fetched {number}")
}
