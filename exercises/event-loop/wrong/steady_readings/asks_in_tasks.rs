//! verdict: wrong order
//! I made a task of each question: then a slow answer holds nobody up.

use std::time::Duration;

use event_loop::{sleep, spawn};
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
    let mut asked = Vec::new();
    for question in questions {
        if !asked.is_empty() {
            sleep(period).await;
        }
        asked.push(spawn(question));
    }
    let mut degrees = Vec::new();
    for question in asked {
        degrees.push(question.join.await.expect("no question panics"));
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
