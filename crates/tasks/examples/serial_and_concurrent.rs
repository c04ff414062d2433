//! D1: the same three fetches, one after the other and then all at once.
//!
//! Look for: 6 s against 3 s, the sum against the longest.
//! Change it: await each task right after you created it.

use std::time::Duration;

use event_loop::{now, run, sleep};
use tasks::{TaskError, create_task};
use transcript::say;

const PAGES: [(&str, u64); 3] = [("news", 2), ("mail", 3), ("weather", 1)];

pub fn main() -> Result<(), TaskError> {
    run(program())
}

async fn program() -> Result<(), TaskError> {
    let start = now();
    for (page, seconds) in PAGES {
        say!("{}", fetch(page, seconds).await);
    }
    say!("one after the other: {} s", (now() - start).as_secs());

    let start = now();
    let tasks = PAGES.map(|(page, seconds)| create_task(fetch(page, seconds)));
    for task in tasks {
        say!("{}", task.await?);
    }
    say!("all at once: {} s", (now() - start).as_secs());
    Ok(())
}

async fn fetch(page: &str, seconds: u64) -> String {
    say!("  {page} asked for");
    sleep(Duration::from_secs(seconds)).await;
    say!("  {page} arrived");
    format!("{page} read")
}
