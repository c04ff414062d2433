//! Fix. A newsletter goes to many readers, and the mail server takes `at_once`
//! letters at a time. That limit holds. But every letter is a task from the start:
//! with a million readers, a million tasks stand in line. Mend it: never more than
//! `at_once` tasks exist, and no permit lies idle.
//!
//! Lesson: `cargo course read semaphore`, "It limits what is inside, not what waits
//! outside".
//! Why async: the server takes seconds for a letter, and can take several at a time.
//! Think about: who waits now in place of the tasks?

use std::time::Duration;

use event_loop::sleep;
use semaphore::{Permit, Semaphore};
use tasks::create_task;
use transcript::say;

/// Who gets a letter, how long the server takes for it, and whether it comes back.
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub name: &'static str,
    pub takes: Duration,
    pub has_moved: bool,
}

/// Sends a letter to each, `at_once` at a time. Returns who has moved, in the order
/// of `readers`.
pub async fn send_all(readers: Vec<Reader>, at_once: usize) -> Vec<&'static str> {
    let limit = Semaphore::new(at_once);
    let mut letters = Vec::new();
    for reader in readers {
        // The loop waits, not a task; and the task takes the permit along.
        let permit = limit.acquire().await;
        letters.push(create_task(send(reader, permit)));
    }
    let mut moved = Vec::new();
    for letter in letters {
        moved.extend(letter.await.expect("no letter panics"));
    }
    moved
}

/// Sends one letter, and returns the name if it comes back.
async fn send(reader: Reader, _permit: Permit) -> Option<&'static str> {
    say!("  to {}", reader.name);
    sleep(reader.takes).await;
    say!("  sent to {}", reader.name);
    reader.has_moved.then_some(reader.name)
}

#[cfg(test)]
#[path = "../../exercises/semaphore/checks/a_task_for_each_letter.rs"]
mod checks;
