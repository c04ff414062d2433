//! verdict: wrong value
//! "There is no `finally` in Rust, so I put the clean-up behind the loop."

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

type Report = Arc<Mutex<Vec<u32>>>;

pub async fn program(rows: u32, patience: Duration) -> Vec<u32> {
    let report = Report::default();
    let worker = create_task(copy(rows, report.clone()));
    sleep(patience).await;
    worker.cancel();
    say!("asked to stop");
    match worker.await {
        Ok(()) => say!("it had finished"),
        Err(_) => say!("it was stopped"),
    }
    report.lock().expect("no worker panics").clone()
}

async fn copy(rows: u32, report: Report) {
    let mut copied = 0;
    while copied < rows {
        sleep(Duration::from_secs(1)).await;
        copied += 1;
        say!("  row {copied}");
    }
    say!("  file closed");
    report.lock().expect("no worker panics").push(copied);
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
