//! Port. Write this Python program in Rust. It must say the same lines at the same
//! times, and return the same list, or `None`.
//!
//! ```python
//! async def load(rows, patience, grace):
//!     loader = asyncio.create_task(insert(rows))
//!     await asyncio.sleep(patience)
//!     loader.cancel()
//!     try:
//!         return await asyncio.wait_for(loader, grace)
//!     except TimeoutError:
//!         print("the table is broken")
//!
//! async def insert(rows):
//!     done = []
//!     try:
//!         for row in rows:
//!             await asyncio.sleep(2)
//!             print(f"  {row} is in")
//!             done.append(row)
//!     except asyncio.CancelledError:
//!         print("  undo")
//!         while done:
//!             await asyncio.sleep(1)
//!             print(f"  {done.pop()} is out")
//!     return done
//! ```
//!
//! Lesson: `cargo course read cancellation`, "The run".
//! Why async: a database answers late, and the undo has to wait for it too.
//! Think about: `cancel` is called at most twice here. What does the first one
//! mean, what the second, and what are they in Rust?

use std::time::Duration;

/// Loads the rows. If that takes longer than `patience`, takes them out again, for
/// which there is `grace`. Returns the rows that are in at the end, or `None` if
/// nobody knows.
pub async fn load(rows: Vec<u32>, patience: Duration, grace: Duration) -> Option<Vec<u32>> {
    todo!("load {rows:?}, stop after {patience:?}, wait {grace:?} for the undo")
}

#[cfg(test)]
#[path = "checks/undo_on_cancel.rs"]
mod checks;
