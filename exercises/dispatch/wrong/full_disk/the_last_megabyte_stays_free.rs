//! verdict: wrong value
//! Thought: a disk is full when the file would fill it.

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

/// Writes files of so many megabytes to disks with so much room.
pub async fn back_up(files: Vec<u32>, rooms: Vec<u32>) -> Result<u32, ExceptionGroup<String>> {
    let queue = Queue::new(1);
    let group = task_group(async |group| {
        let start = |room| group.create_task(write(queue.clone(), room));
        let writers: Vec<_> = rooms.into_iter().map(start).collect();
        for size in files {
            say!("{size} MB read");
            queue.put(size).await.expect("the queue is open");
        }
        queue.shutdown(false);
        let mut written = 0;
        for writer in writers {
            written += writer.await;
        }
        Ok(written)
    });
    group.await
}

async fn write(queue: Queue<u32>, room: u32) -> Result<u32, String> {
    let mut written = 0;
    while let Ok(size) = queue.get().await {
        if written + size >= room {
            return Err(format!("no room for {size} MB"));
        }
        sleep(Duration::from_secs(size.into())).await;
        say!("  {size} MB written");
        written += size;
    }
    Ok(written)
}

#[cfg(test)]
#[path = "../../checks/full_disk.rs"]
mod checks;
