//! {Kind}. TODO: what is wanted, in a few plain sentences.
//!
//! Lesson: `cargo course read {topic}`, "The run".
//! Why async: TODO.
//! Think about: TODO?

use event_loop::sleep;
use transcript::say;

/// TODO: what it does and returns.
pub async fn answer(seconds: u64) -> u64 {
    todo!("TODO: wait for {seconds} seconds")
}

#[cfg(test)]
#[path = "checks/{id}.rs"]
mod checks;
