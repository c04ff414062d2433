//! D3: logs of three services, counted in the order in which they come in.
//!
//! Look for: the first count is there at 1 s, while the slowest still collects.
//! Change it: count them after a `gather`. When do you see the first count?

use std::time::Duration;

use as_completed::as_completed;
use event_loop::{run, sleep};
use futures::StreamExt;
use transcript::say;

const SERVICES: [(&str, u64, &str); 3] = [
    ("shop", 3, "ERROR card refused\nINFO sold\nERROR out of stock"),
    ("search", 1, "INFO 12 hits\nERROR no hits"),
    ("mail", 2, "INFO sent\nINFO sent"),
];

pub fn main() {
    run(program());
}

async fn program() {
    let mut logs = as_completed(SERVICES.map(collect));
    let mut total = 0;
    while let Some((name, log)) = logs.next().await {
        let errors = log.lines().filter(|line| line.starts_with("ERROR")).count();
        total += errors;
        say!("{name}: errors {errors}, so far {total}");
    }
    say!("errors in all: {total}");
}

async fn collect((name, seconds, log): (&str, u64, &str)) -> (String, String) {
    sleep(Duration::from_secs(seconds)).await;
    (name.to_owned(), log.to_owned())
}
