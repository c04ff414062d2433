//! Port. Write this Python program in Rust. It must say the same lines at the same
//! times, and return the same list.
//!
//! ```python
//! async def maintain(jobs, window):
//!     end = asyncio.get_running_loop().time() + window
//!     done = []
//!     for name, seconds in jobs:
//!         try:
//!             async with asyncio.timeout_at(end):
//!                 await work(name, seconds)
//!             done.append(name)
//!         except TimeoutError:
//!             print(f"no time for {name}")
//!     return done
//!
//! async def work(name, seconds):
//!     print(f"  {name}: locked")
//!     try:
//!         await asyncio.sleep(seconds)
//!         print(f"  {name}: done")
//!     finally:
//!         print(f"  {name}: unlocked")
//! ```
//!
//! Lesson: `cargo course read timeouts`, "The map" and "Clean-up cannot wait".
//! Why async: a job can be stopped where it waits, and only there.
//! Think about: what becomes of the jobs that begin when the window is closed?

use std::time::Duration;

/// Does the jobs one after the other; none waits longer than the window is open.
/// Returns the names of those that were done.
pub async fn maintain(jobs: Vec<(&'static str, Duration)>, window: Duration) -> Vec<&'static str> {
    todo!("do {} jobs within {window:?}", jobs.len())
}

#[cfg(test)]
#[path = "checks/maintenance_window.rs"]
mod checks;
