//! verdict: wrong value
//! Thought: read a file, write it to the disk that has room, read the next.

use std::time::Duration;

use event_loop::sleep;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

/// Writes files of so many megabytes to disks with so much room.
pub async fn back_up(files: Vec<u32>, rooms: Vec<u32>) -> Result<u32, ExceptionGroup<String>> {
    let group = task_group(async |_| {
        let (mut written, mut rooms) = (0, rooms);
        for size in files {
            say!("{size} MB read");
            let Some(room) = rooms.iter_mut().find(|room| **room >= size) else {
                return Err(format!("no room for {size} MB"));
            };
            *room -= size;
            sleep(Duration::from_secs(size.into())).await;
            say!("  {size} MB written");
            written += size;
        }
        Ok(written)
    });
    group.await
}

#[cfg(test)]
#[path = "../../checks/full_disk.rs"]
mod checks;
