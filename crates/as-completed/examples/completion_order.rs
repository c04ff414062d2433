//! Three fetches, and each result as soon as it is there.
//!
//! Look for: the last argument comes first.
//! Change it: sleep for 4 s inside the loop. When does each result come now?

use std::time::Duration;

use as_completed::as_completed;
use event_loop::{run, sleep};
use futures::StreamExt;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let mut results = as_completed([fetch(1, 3), fetch(2, 5), fetch(3, 1)]);
    while let Some(result) = results.next().await {
        say!("{result}");
    }
    say!("all are there");
}

async fn fetch(number: u32, seconds: u64) -> String {
    sleep(Duration::from_secs(seconds)).await;
    format!("fetched {number}")
}
