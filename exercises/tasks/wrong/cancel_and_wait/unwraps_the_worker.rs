//! verdict: panicked
//! "I await the worker, and `unwrap` what it gives."

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
    worker.await.unwrap();
    say!("it was stopped");
    report.lock().expect("no worker panics").clone()
}

async fn copy(rows: u32, report: Report) {
    let mut file = File { copied: 0, report };
    while file.copied < rows {
        sleep(Duration::from_secs(1)).await;
        file.copied += 1;
        say!("  row {}", file.copied);
    }
}

struct File {
    copied: u32,
    report: Report,
}

impl Drop for File {
    fn drop(&mut self) {
        say!("  file closed");
        self.report.lock().expect("no worker panics").push(self.copied);
    }
}

#[cfg(test)]
#[path = "../../checks/cancel_and_wait.rs"]
mod checks;
