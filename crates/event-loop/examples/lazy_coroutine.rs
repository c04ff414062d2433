//! A2: calling a coroutine function runs nothing; awaiting does.
//!
//! Look for: "calling" comes before "fetching", and nothing comes between.
//! Change it: delete the `.await`. What does the compiler say?

use std::time::Duration;

use event_loop::{run, sleep};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    say!("calling");
    let coroutine = fetch_data();
    say!("called, nothing has run yet");
    let data = coroutine.await;
    say!("{data}");
}

async fn fetch_data() -> &'static str {
    say!("fetching");
    sleep(Duration::from_secs(2)).await;
    "Data fetched"
}
