//! Port. This Python program copies rows until its patience is over. Write it in
//! Rust: it shall say the same lines at the same times, and return the same.
//!
//! ```python
//! async def program(rows, patience):
//!     report = []
//!     worker = asyncio.create_task(copy(rows, report))
//!     await asyncio.sleep(patience)
//!     worker.cancel()
//!     print("asked to stop")
//!     try:
//!         await worker
//!         print("it had finished")
//!     except asyncio.CancelledError:
//!         print("it was stopped")
//!     return report
//!
//! async def copy(rows, report):
//!     copied = 0
//!     try:
//!         while copied < rows:
//!             await asyncio.sleep(1)
//!             copied += 1
//!             print(f"  row {copied}")
//!     finally:
//!         print("  file closed")
//!         report.append(copied)
//! ```
//!
//! Lesson: `cargo course read tasks`.
//! Why async: the worker waits for each row, and main waits for its patience.
//! Think about: nothing in a Rust task can catch a cancellation. What runs all
//! the same?

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

/// How many rows each worker copied. Main and the worker both hold it.
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
    // `drop` is the `finally`: the file lives in the task and is dropped with it.
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
#[path = "../../exercises/tasks/checks/cancel_and_wait.rs"]
mod checks;
