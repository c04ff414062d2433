//! Port. Write this Python program in Rust. It must say the same lines at the same
//! times, and return the same number.
//!
//! ```python
//! async def publish(parts):
//!     tasks = [asyncio.create_task(upload(*part), name=part[0]) for part in parts]
//!     done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
//!     for task in pending:
//!         task.cancel()
//!     if pending:
//!         await asyncio.wait(pending)
//!     up = [task for task in tasks if task in done and not task.exception()]
//!     print(f"{len(up)} of {len(tasks)} parts are up")
//!     if len(up) == len(tasks):
//!         return sum(task.result() for task in up)
//!     for task in up:
//!         print(f"{task.get_name()} is removed")
//!     return 0
//!
//! async def upload(name, seconds, size):
//!     await asyncio.sleep(seconds)
//!     if size > 100:
//!         raise ValueError(f"{name} is too large")
//!     print(f"  {name} is up")
//!     return size
//! ```
//!
//! Lesson: `cargo course read wait`, "What counts as an exception".
//! Why async: the parts go up side by side, and the first failure stops those that are
//! still under way.
//! Think about: in Python the tasks are in three lists. How many do you need, and why
//! does Python ask `if pending`?

use std::time::Duration;

use event_loop::sleep;
use tasks::create_named_task;
use transcript::say;
use wait::wait;

/// Name, seconds that the upload takes, size.
pub type Part = (&'static str, u64, u32);

/// Publishes all parts or none. Returns the size of what is published.
pub async fn publish(parts: Vec<Part>) -> u32 {
    let count = parts.len();
    let tasks = parts.into_iter().map(|part| create_named_task(part.0, upload(part)));
    let (done, pending) = wait(tasks).first_exception().await;
    for task in &pending {
        task.cancel();
    }
    // No `if`: a wait for no tasks is no error here.
    wait(pending).await;
    let mut up = Vec::new();
    // In the order of the parts already, so a third list is not needed.
    for task in done {
        let name = task.name();
        if let Ok(size) = task.await.expect("no upload panics") {
            up.push((name, size));
        }
    }
    say!("{} of {count} parts are up", up.len());
    if up.len() == count {
        return up.iter().map(|(_, size)| size).sum();
    }
    for (name, _) in up {
        say!("{name} is removed");
    }
    0
}

async fn upload((name, seconds, size): Part) -> Result<u32, String> {
    sleep(Duration::from_secs(seconds)).await;
    if size > 100 {
        return Err(format!("{name} is too large"));
    }
    say!("  {name} is up");
    Ok(size)
}

#[cfg(test)]
#[path = "../../exercises/wait/checks/all_or_nothing.rs"]
mod checks;
