//! verdict: leaked task
//! Thought: the limit lets each letter finish before the next, and a shared list keeps
//! the names.

use std::sync::{Arc, Mutex};
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
    let moved = Arc::new(Mutex::new(Vec::new()));
    for reader in readers {
        let permit = limit.acquire().await;
        drop(create_task(send(reader, permit, moved.clone())));
    }
    let moved = moved.lock().expect("no letter panics").clone();
    moved
}

/// Sends one letter, and returns the name if it comes back.
async fn send(reader: Reader, _permit: Permit, moved: Arc<Mutex<Vec<&'static str>>>) {
    say!("  to {}", reader.name);
    sleep(reader.takes).await;
    say!("  sent to {}", reader.name);
    if reader.has_moved {
        moved.lock().expect("no letter panics").push(reader.name);
    }
}

#[cfg(test)]
#[path = "../../checks/a_task_for_each_letter.rs"]
mod checks;
