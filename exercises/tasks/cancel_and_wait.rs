//! Port. Write this Python program in Rust. It must say the same lines at the same
//! times, and return the same list.
//!
//! ```python
//! async def record_for(seconds, readings):
//!     saved = []
//!     recorder = asyncio.create_task(record(readings, saved))
//!     await asyncio.sleep(seconds)
//!     print("stop")
//!     recorder.cancel()
//!     try:
//!         await recorder
//!         print("it was done")
//!     except asyncio.CancelledError:
//!         print("it was stopped")
//!     return saved
//!
//! async def record(readings, saved):
//!     taken = []
//!     try:
//!         for reading in readings:
//!             print(f"  reading {reading}")
//!             taken.append(reading)
//!             await asyncio.sleep(2)
//!         print("  no more readings")
//!     finally:
//!         saved.extend(taken)
//!         print(f"  {len(taken)} saved")
//! ```
//!
//! Lesson: `cargo course read tasks`, "Nothing can catch a cancellation".
//! Why async: the recorder waits most of the time, and can be stopped at each wait.
//! Think about: what runs in a Rust task that is dropped at its `.await`?

use std::time::Duration;

/// Records for some time, then stops the recorder; returns what it has saved.
pub async fn record_for(time: Duration, readings: Vec<i32>) -> Vec<i32> {
    todo!("record {} readings for {time:?}", readings.len())
}

#[cfg(test)]
#[path = "checks/cancel_and_wait.rs"]
mod checks;
