//! verdict: hung
//! Thought: when no permit is free, try again after a short sleep.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use semaphore::{Permit, Semaphore};
use task_group::task_group;
use transcript::say;

/// Megabytes that are stored so far.
type Stored = Arc<Mutex<u64>>;

/// Stores files of so many megabytes, `limit` at once, and returns the sum.
pub async fn back_up(files: impl Iterator<Item = u64>, limit: usize) -> u64 {
    let (semaphore, stored) = (Semaphore::new(limit), Stored::default());
    let group = task_group(async |group| {
        for size in files {
            let permit = loop {
                if let Some(permit) = semaphore.try_acquire() {
                    break permit;
                }
                sleep(Duration::from_millis(10)).await;
            };
            group.create_task(store(size, permit, stored.clone()));
        }
        Ok(())
    });
    group.await.expect("no file fails");
    *stored.lock().expect("no file panics")
}

/// Takes a second for each megabyte.
async fn store(size: u64, _permit: Permit, stored: Stored) -> Result<(), Infallible> {
    say!("  begun: {size} MB");
    sleep(Duration::from_secs(size)).await;
    say!("  stored: {size} MB");
    *stored.lock().expect("no file panics") += size;
    Ok(())
}

#[cfg(test)]
#[path = "../../checks/a_task_for_every_file.rs"]
mod checks;
