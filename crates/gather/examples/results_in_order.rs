//! A5: three fetches at the same time, and their results in argument order.
//!
//! Look for: fetch 3 is the first to arrive. Where is its result?
//! Change it: await the fetches one by one. What is the last time stamp now?

use std::time::Duration;

use event_loop::{run, sleep};
use gather::gather;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let results = gather([fetch(1, 3), fetch(2, 5), fetch(3, 1)]).await;
    say!("['{}']", results.join("', '"));
}

async fn fetch(number: u32, seconds: u64) -> String {
    say!("{number} wait sec {seconds}");
    sleep(Duration::from_secs(seconds)).await;
    format!("fetched {number}")
}
