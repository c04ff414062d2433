//! Complete. A thermometer is asked once every `period`, counted from the first
//! question, and answers one question at a time. After an answer that took too
//! long, a question is late: ask it at once. Once those that were late are asked,
//! the questions are on time again.
//!
//! Lesson: `cargo course read event-loop`, the map.
//! Why async: between two questions the thread is free for others.
//! Think about: what is wrong with sleeping for `period` after each answer?

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
    // Each question is due at its own moment, whatever the answers before it took.
    let start = now();
    let mut degrees = Vec::new();
    for (number, question) in (0..).zip(questions) {
        let due = start + period * number;
        // Zero when it is late already.
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
#[path = "../../exercises/event-loop/checks/steady_readings.rs"]
mod checks;
