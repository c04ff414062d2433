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

use event_loop::{now, sleep};
use timeouts::{TimeoutError, timeout_at};
use transcript::say;

/// Does the jobs one after the other; none waits longer than the window is open.
/// Returns the names of those that were done.
pub async fn maintain(jobs: Vec<(&'static str, Duration)>, window: Duration) -> Vec<&'static str> {
    // A moment, not a limit: all jobs have the same.
    let end = now() + window;
    let mut done = Vec::new();
    for (name, time) in jobs {
        match timeout_at(end, async |_| work(name, time).await).await {
            Ok(()) => done.push(name),
            Err(TimeoutError) => say!("no time for {name}"),
        }
    }
    done
}

async fn work(name: &'static str, time: Duration) {
    say!("  {name}: locked");
    let _lock = Lock(name);
    sleep(time).await;
    say!("  {name}: done");
}

// `finally`: dropped at the end of `work`, and also where a limit cuts it off.
struct Lock(&'static str);

impl Drop for Lock {
    fn drop(&mut self) {
        say!("  {}: unlocked", self.0);
    }
}

#[cfg(test)]
#[path = "../../exercises/timeouts/checks/maintenance_window.rs"]
mod checks;
