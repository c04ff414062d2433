//! A timeout ends the waiting: each child that was not served gives an error.
//!
//! Look for: two errors at 2.5 s, and a fetch that arrives after them.
//! Change it: drop `results` in front of the `sleep`. What is printed then?

use std::time::Duration;

use as_completed::as_completed;
use event_loop::{run, sleep};
use futures::StreamExt;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let fetches = [fetch("news", 4), fetch("mail", 1), fetch("weather", 3), fetch("sport", 2)];
    let mut results = as_completed(fetches).timeout(Duration::from_millis(2500));
    while let Some(result) = results.next().await {
        match result {
            Ok(page) => say!("got {page}"),
            Err(_) => say!("too late"),
        }
    }
    say!("the loop is over");
    sleep(Duration::from_secs(1)).await;
    say!("end");
}

async fn fetch(page: &str, seconds: u64) -> &str {
    sleep(Duration::from_secs(seconds)).await;
    say!("  {page} arrived");
    page
}
