//! M6: the first error ends the waiting, not the work.
//!
//! Look for: "mail" arrives at 3 s, and nobody takes it.
//! Change it: return from `program` right after the error. What becomes of "mail"?

use std::time::Duration;

use event_loop::{run, sleep};
use gather::try_gather;
use transcript::say;

const PAGES: [(&str, u64); 3] = [("news", 1), ("mail", 3), ("weather", 2)];

pub fn main() {
    run(program());
}

async fn program() {
    match try_gather(PAGES.map(|(page, seconds)| fetch(page, seconds))).await {
        Ok(pages) => say!("all: {}", pages.join(", ")),
        Err(error) => say!("failed: {error}"),
    }
    sleep(Duration::from_secs(2)).await;
    say!("end");
}

async fn fetch(page: &str, seconds: u64) -> Result<&str, String> {
    say!("  {page} asked for");
    sleep(Duration::from_secs(seconds)).await;
    if page == "weather" {
        return Err(format!("no {page}"));
    }
    say!("  {page} arrived");
    Ok(page)
}
