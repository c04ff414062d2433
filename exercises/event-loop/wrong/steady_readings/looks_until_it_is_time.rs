//! verdict: hung
//! I looked at the clock ten times a second: that is often enough for a thermometer.

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
    let start = now();
    let mut degrees = Vec::new();
    for (number, question) in (0..).zip(questions) {
        while now() < start + period * number {
            sleep(Duration::from_millis(100)).await;
        }
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
