//! verdict: panicked
//! I asked the first question before the loop, as it is the only one that waits for
//! nothing.

use std::time::Duration;

use event_loop::{now, sleep};
use transcript::say;

/// What the thermometer will answer, and how long that takes.
#[derive(Debug, Clone, Copy)]
pub struct Answer {
    pub degrees: i32,
    pub takes: Duration,
}

/// Asks for all answers, one every `period`, the first at once, and returns the
/// degrees. It returns as soon as it has the last answer.
pub async fn readings(period: Duration, answers: Vec<Answer>) -> Vec<i32> {
    // Coroutines: a question is asked when its coroutine is awaited.
    let questions = answers.into_iter().map(ask);
    let mut questions = questions;
    let start = now();
    let first = questions.next().expect("somebody asks at least once");
    let mut degrees = vec![first.await];
    for (number, question) in (1..).zip(questions) {
        let due = start + period * number;
        sleep(due.saturating_sub(now())).await;
        degrees.push(question.await);
    }
    degrees
}

async fn ask(answer: Answer) -> i32 {
    say!("asking");
    sleep(answer.takes).await;
    say!("  {} degrees", answer.degrees);
    answer.degrees
}

#[cfg(test)]
#[path = "../../checks/steady_readings.rs"]
mod checks;
