//! verdict: wrong time
//! Thought: so many tasks, then wait for all of them, then so many again.

use std::time::Duration;

use event_loop::sleep;
use semaphore::Semaphore;
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
    let mut moved = Vec::new();
    for batch in readers.chunks(at_once) {
        let mut letters = Vec::new();
        for &reader in batch {
            letters.push(create_task(send(reader, limit.clone())));
        }
        for letter in letters {
            moved.extend(letter.await.expect("no letter panics"));
        }
    }
    moved
}

/// Sends one letter, and returns the name if it comes back.
async fn send(reader: Reader, limit: Semaphore) -> Option<&'static str> {
    let _permit = limit.acquire().await;
    say!("  to {}", reader.name);
    sleep(reader.takes).await;
    say!("  sent to {}", reader.name);
    reader.has_moved.then_some(reader.name)
}

#[cfg(test)]
#[path = "../../checks/a_task_for_each_letter.rs"]
mod checks;
