//! verdict: wrong time
//! Thought that a task with clean-up has to be asked, and looks at a flag after each wait.

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
    let mut taken = Vec::new();
    let mut stopped = false;
    for reading in readings {
        say!("  reading {reading}");
        taken.push(reading);
        sleep(Duration::from_secs(2)).await;
        stopped = stop.load(Ordering::Relaxed);
        if stopped {
            break;
        }
    }
    if !stopped {
        say!("  no more readings");
    }
    say!("  {} saved", taken.len());
    saved.lock().expect("no recorder panics").extend(taken);
    stopped
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
