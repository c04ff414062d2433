//! Errors as values: `gather` waits for everybody and keeps every error.
//!
//! Look for: the error of "b" happens at 1 s and is seen at 3 s.
//! Change it: `try_gather`. Which of the two errors do you get, and when?

use std::time::Duration;

use event_loop::{run, sleep};
use gather::gather;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let results = gather([parse("a", 3, "17"), parse("b", 1, "x"), parse("c", 2, "")]).await;
    for (name, result) in ["a", "b", "c"].iter().zip(results) {
        match result {
            Ok(number) => say!("{name} gave {number}"),
            Err(error) => say!("{name} failed: {error}"),
        }
    }
}

async fn parse(name: &str, seconds: u64, text: &str) -> Result<u32, String> {
    sleep(Duration::from_secs(seconds)).await;
    say!("  {name} has its text");
    text.parse().map_err(|_| format!("'{text}' is not a number"))
}
