//! verdict: wrong time
//! Thought that ten looks a second at a flag are as good as a cancellation.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

/// What is kept for good.
type Saved = Arc<Mutex<Vec<i32>>>;

/// Records for some time, then stops the recorder; returns what it has saved.
pub async fn record_for(time: Duration, readings: Vec<i32>) -> Vec<i32> {
    let saved = Saved::default();
    let stop = Arc::new(AtomicBool::new(false));
    let recorder = create_task(record(readings, saved.clone(), stop.clone()));
    sleep(time).await;
    say!("stop");
    stop.store(true, Ordering::Relaxed);
    match recorder.await {
        Ok(true) => say!("it was stopped"),
        _ => say!("it was done"),
    }
    saved.lock().expect("no recorder panics").clone()
}

async fn record(readings: Vec<i32>, saved: Saved, stop: Arc<AtomicBool>) -> bool {
    let mut notes = Notes { taken: Vec::new(), saved };
    for reading in readings {
        say!("  reading {reading}");
        notes.taken.push(reading);
        for _ in 0..20 {
            sleep(Duration::from_millis(100)).await;
            if stop.load(Ordering::Relaxed) {
                return true;
            }
        }
    }
    say!("  no more readings");
    false
}

/// The notes of a recorder. Dropping them is what `finally` is in Python: it happens
/// at the end of `record`, and also when the task is dropped at its `.await`.
struct Notes {
    taken: Vec<i32>,
    saved: Saved,
}

impl Drop for Notes {
    fn drop(&mut self) {
        self.saved.lock().expect("no recorder panics").extend(&self.taken);
        say!("  {} saved", self.taken.len());
    }
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
