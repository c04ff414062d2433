//! verdict: wrong order
//! "Main waits for the worker anyway, so main can close the file."

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

type Report = Arc<Mutex<u32>>;

pub async fn program(rows: u32, patience: Duration) -> Vec<u32> {
    let report = Report::default();
    let worker = create_task(copy(rows, report.clone()));
    sleep(patience).await;
    worker.cancel();
    say!("asked to stop");
    let ended = worker.await;
    say!("  file closed");
    match ended {
        Ok(()) => say!("it had finished"),
        Err(_) => say!("it was stopped"),
    }
    let copied = *report.lock().expect("no worker panics");
    vec![copied]
}

async fn copy(rows: u32, report: Report) {
    for row in 1..=rows {
        sleep(Duration::from_secs(1)).await;
        say!("  row {row}");
        *report.lock().expect("no worker panics") = row;
    }
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
