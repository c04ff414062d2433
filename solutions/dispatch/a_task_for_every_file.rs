//! Fix. A folder is backed up to a server that takes `limit` files at once. It
//! never gets more. But this folder has a million files, and the program is out of
//! memory before the first one is stored. Mend `back_up`: never more than `limit`
//! tasks, and no file is taken from `files` long before it can be stored.
//!
//! Lesson: `cargo course read dispatch`, "A permit in the task limits the work".
//! Why async: to store a file is to wait for the server, and one thread can wait
//! for many answers.
//! Think about: what waits for the permit, and what does it hold meanwhile?

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
            // Here, so that this loop waits, and with it whoever makes the files.
            let permit = semaphore.acquire().await;
            group.create_task(store(size, permit, stored.clone()));
        }
        Ok(())
    });
    group.await.expect("no file fails");
    *stored.lock().expect("no file panics")
}

/// Takes a second for each megabyte.
// The permit moves in, and is given back when the task ends.
async fn store(size: u64, _permit: Permit, stored: Stored) -> Result<(), Infallible> {
    say!("  begun: {size} MB");
    sleep(Duration::from_secs(size)).await;
    say!("  stored: {size} MB");
    *stored.lock().expect("no file panics") += size;
    Ok(())
}

#[cfg(test)]
#[path = "../../exercises/dispatch/checks/a_task_for_every_file.rs"]
mod checks;
