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

/// Name, seconds that the upload takes, size.
pub type Part = (&'static str, u64, u32);

/// Publishes all parts or none. Returns the size of what is published.
pub async fn publish(parts: Vec<Part>) -> u32 {
    todo!("upload {} parts", parts.len())
}

#[cfg(test)]
#[path = "checks/all_or_nothing.rs"]
mod checks;
