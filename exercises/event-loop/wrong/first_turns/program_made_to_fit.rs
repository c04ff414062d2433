//! verdict: wrong value
//! I expected `left` first, so I let it go first.

use std::time::Duration;

use event_loop::{call_soon, sleep, spawn};
use transcript::say;

const PREDICTION: &[&str] = &[
    "both are in line",
    "left 4",
    "callback 1",
    "right 2",
    "left 6",
    "callback 2",
    "right 4",
    "4 words",
];

pub async fn program() -> usize {
    spawn(count("left", ["to be or not", "to be"]));
    call_soon(|| {
        say!("callback 1");
        call_soon(|| say!("callback 2"));
    });
    say!("both are in line");
    sleep(Duration::ZERO).await;
    let words = count("right", ["that is", "the question"]).await;
    say!("{words} words");
    words
}

async fn count(name: &'static str, lines: [&'static str; 2]) -> usize {
    let mut words = 0;
    for line in lines {
        words += line.split(' ').count();
        say!("{name} {words}");
        sleep(Duration::ZERO).await;
    }
    words
}

#[cfg(test)]
#[path = "../../checks/first_turns.rs"]
mod checks;
