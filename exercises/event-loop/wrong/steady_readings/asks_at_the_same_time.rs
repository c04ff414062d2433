//! verdict: wrong order
//! "A task for each question, and each sleeps until its question is due."

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
    for (number, question) in (0..).zip(questions) {
        let asking = spawn(async move {
            sleep(period * number).await;
            question.await
        });
        asked.push(asking);
    }
    let mut readings = Vec::new();
    for asking in asked {
        readings.push(asking.join.await.expect("no question panics"));
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
