//! verdict: wrong order
//! Thought that whoever cancels can do the clean-up just as well, once the task is gone.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

/// What was read so far.
type Taken = Arc<Mutex<Vec<i32>>>;

/// Records for some time, then stops the recorder; returns what it has saved.
pub async fn record_for(time: Duration, readings: Vec<i32>) -> Vec<i32> {
    let taken = Taken::default();
    let recorder = create_task(record(readings, taken.clone()));
    sleep(time).await;
    say!("stop");
    recorder.cancel();
    match recorder.await {
        Err(TaskError::Cancelled) => say!("it was stopped"),
        _ => say!("it was done"),
    }
    let saved = taken.lock().expect("no recorder panics").clone();
    say!("  {} saved", saved.len());
    saved
}

async fn record(readings: Vec<i32>, taken: Taken) {
    for reading in readings {
        say!("  reading {reading}");
        taken.lock().expect("no recorder panics").push(reading);
        sleep(Duration::from_secs(2)).await;
    }
    say!("  no more readings");
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
