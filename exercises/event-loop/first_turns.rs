//! Predict. Read the program and write its lines into `PREDICTION`, in the order
//! in which they are said. Change nothing else. Check it only then.
//!
//! Lesson: `cargo course read event-loop`.
//! Why async: one thread counts two texts and calls two callbacks. Only an
//! `.await` lets it change from one to the other.
//! Think about: `left` is counted too. Who gets its number?

use std::time::Duration;

use event_loop::{call_soon, sleep, spawn};
use transcript::say;

const PREDICTION: &[&str] = &[];

pub async fn program() -> usize {
    spawn(count("left", ["to be or not", "to be"]));
    call_soon(|| {
        say!("callback 1");
        call_soon(|| say!("callback 2"));
    });
    say!("both are in line");
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
#[path = "checks/first_turns.rs"]
mod checks;
