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

use cancellation::CancellationToken;
use event_loop::sleep;
use tasks::create_task;
use timeouts::{TimeoutError, wait_for_task};
use transcript::say;

/// Loads the rows. If that takes longer than `patience`, takes them out again, for
/// which there is `grace`. Returns the rows that are in at the end, or `None` if
/// nobody knows.
pub async fn load(rows: Vec<u32>, patience: Duration, grace: Duration) -> Option<Vec<u32>> {
    let stop = CancellationToken::new();
    let loader = create_task(insert(rows, stop.clone()));
    sleep(patience).await;
    // The first `cancel` asks. The second one, when `grace` is over, does not.
    stop.cancel();
    match wait_for_task(loader, grace).await {
        Ok(ended) => Some(ended.expect("no insert panics")),
        Err(TimeoutError) => {
            say!("the table is broken");
            None
        }
    }
}

async fn insert(rows: Vec<u32>, stop: CancellationToken) -> Vec<u32> {
    let mut done = Vec::new();
    for row in rows {
        if stop.run_until_cancelled(sleep(Duration::from_secs(2))).await.is_none() {
            undo(&mut done).await;
            break;
        }
        say!("  {row} is in");
        done.push(row);
    }
    done
}

// Outside the token: who looks at a cancelled token does not wait.
async fn undo(done: &mut Vec<u32>) {
    say!("  undo");
    while !done.is_empty() {
        sleep(Duration::from_secs(1)).await;
        let row = done.pop().expect("it is not empty");
        say!("  {row} is out");
    }
}

#[cfg(test)]
#[path = "../../exercises/cancellation/checks/undo_on_cancel.rs"]
mod checks;
