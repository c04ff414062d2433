//! Three coroutines that give way after every line take turns in a fixed order.
//!
//! Look for: "main" speaks first in the second round too.
//! Change it: spawn "b" before "a".

use std::time::Duration;

use event_loop::{run, sleep, spawn};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    spawn(count("a"));
    spawn(count("b"));
    count("main").await;
}

async fn count(name: &'static str) {
    for round in 1..=3 {
        say!("{name} {round}");
        sleep(Duration::ZERO).await;
    }
}
