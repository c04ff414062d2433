//! verdict: wrong time
//! "One question, then sleep for the period, then the next question."

use std::time::Duration;

use event_loop::sleep;
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
    let mut readings = Vec::new();
    for (number, question) in questions.enumerate() {
        if number > 0 {
            sleep(period).await;
        }
        readings.push(question.await);
    }
    readings
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
