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

// `program` speaks until it first waits, and stands in line then: behind `left`
// and the callback. The second callback was put in line only after that. `left`
// is in line once more when the run ends, so nobody gets its number.
const PREDICTION: &[&str] = &[
    "both are in line",
    "right 2",
    "left 4",
    "callback 1",
    "right 4",
    "left 6",
    "callback 2",
    "4 words",
];

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
#[path = "../../exercises/event-loop/checks/first_turns.rs"]
mod checks;
