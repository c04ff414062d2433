//! verdict: wrong time
//! "The worker looks at a flag and ends by itself, so its clean-up can be plain code."

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

type Report = Arc<Mutex<Vec<u32>>>;

pub async fn program(rows: u32, patience: Duration) -> Vec<u32> {
    let report = Report::default();
    let stop = Arc::new(AtomicBool::new(false));
    let worker = create_task(copy(rows, report.clone(), stop.clone()));
    sleep(patience).await;
    stop.store(true, Ordering::Relaxed);
    say!("asked to stop");
    match worker.await {
        Ok(true) => say!("it had finished"),
        _ => say!("it was stopped"),
    }
    report.lock().expect("no worker panics").clone()
}

async fn copy(rows: u32, report: Report, stop: Arc<AtomicBool>) -> bool {
    let mut copied = 0;
    while copied < rows {
        sleep(Duration::from_secs(1)).await;
        if stop.load(Ordering::Relaxed) {
            break;
        }
        copied += 1;
        say!("  row {copied}");
    }
    say!("  file closed");
    report.lock().expect("no worker panics").push(copied);
    copied == rows
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
