//! verdict: wrong time
//! Thought: `limit` files at a time, and then the next `limit`.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use semaphore::Semaphore;
use transcript::say;

/// Megabytes that are stored so far.
type Stored = Arc<Mutex<u64>>;

/// Stores files of so many megabytes, `limit` at once, and returns the sum.
pub async fn back_up(files: impl Iterator<Item = u64>, limit: usize) -> u64 {
    let (semaphore, stored) = (Semaphore::new(limit), Stored::default());
    let mut files = files.peekable();
    while files.peek().is_some() {
        let batch: Vec<_> = files.by_ref().take(limit).collect();
        gather(batch.into_iter().map(|size| store(size, semaphore.clone(), stored.clone()))).await;
    }
    *stored.lock().expect("no file panics")
}

/// Takes a second for each megabyte.
async fn store(size: u64, semaphore: Semaphore, stored: Stored) -> Result<(), Infallible> {
    let _permit = semaphore.acquire().await;
    say!("  begun: {size} MB");
    sleep(Duration::from_secs(size)).await;
    say!("  stored: {size} MB");
    *stored.lock().expect("no file panics") += size;
    Ok(())
}

#[cfg(test)]
#[path = "../../checks/a_task_for_every_file.rs"]
mod checks;
