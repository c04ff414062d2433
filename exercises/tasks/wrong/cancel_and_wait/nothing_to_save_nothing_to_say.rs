//! verdict: wrong value
//! Thought that a recorder without readings has nothing to clean up.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

/// What is kept for good.
type Saved = Arc<Mutex<Vec<i32>>>;

/// Records for some time, then stops the recorder; returns what it has saved.
pub async fn record_for(time: Duration, readings: Vec<i32>) -> Vec<i32> {
    let saved = Saved::default();
    let recorder = create_task(record(readings, saved.clone()));
    sleep(time).await;
    say!("stop");
    recorder.cancel();
    match recorder.await {
        Err(TaskError::Cancelled) => say!("it was stopped"),
        _ => say!("it was done"),
    }
    saved.lock().expect("no recorder panics").clone()
}

async fn record(readings: Vec<i32>, saved: Saved) {
    let mut notes = Notes { taken: Vec::new(), saved };
    for reading in readings {
        say!("  reading {reading}");
        notes.taken.push(reading);
        sleep(Duration::from_secs(2)).await;
    }
    say!("  no more readings");
}

/// The notes of a recorder. Dropping them is what `finally` is in Python: it happens
/// at the end of `record`, and also when the task is dropped at its `.await`.
struct Notes {
    taken: Vec<i32>,
    saved: Saved,
}

impl Drop for Notes {
    fn drop(&mut self) {
        if self.taken.is_empty() {
            return;
        }
        self.saved.lock().expect("no recorder panics").extend(&self.taken);
        say!("  {} saved", self.taken.len());
    }
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
