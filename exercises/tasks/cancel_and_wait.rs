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

use std::time::Duration;

pub async fn program(rows: u32, patience: Duration) -> Vec<u32> {
    todo!("copy {rows} rows for {patience:?} at most")
}

#[cfg(test)]
#[path = "checks/cancel_and_wait.rs"]
mod checks;
