//! Port. Write this Python program in Rust. Files are read from a camera, and each
//! disk has a writer. When a disk is full, everything ends. The Rust program must
//! say the same lines at the same times, and return the megabytes that were written
//! or the errors.
//!
//! ```python
//! async def back_up(files, rooms):
//!     queue = asyncio.Queue(1)
//!     async with asyncio.TaskGroup() as group:
//!         writers = [group.create_task(write(queue, room)) for room in rooms]
//!         for size in files:
//!             print(f"{size} MB read")
//!             await queue.put(size)
//!         for _ in writers:
//!             await queue.put(None)
//!     return sum(writer.result() for writer in writers)
//!
//! async def write(queue, room):
//!     written = 0
//!     while (size := await queue.get()) is not None:
//!         if written + size > room:
//!             raise OSError(f"no room for {size} MB")
//!         await asyncio.sleep(size)
//!         print(f"  {size} MB written")
//!         written += size
//!     return written
//! ```
//!
//! Lesson: `cargo course read dispatch`, and `task-group` for the group.
//! Why async: while the disks are written to, the same thread reads the next file.
//! Think about: without the group, who would take the next file from a full queue?

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

/// Writes files of so many megabytes to disks with so much room.
pub async fn back_up(files: Vec<u32>, rooms: Vec<u32>) -> Result<u32, ExceptionGroup<String>> {
    let queue = Queue::new(1);
    // A writer that fails cancels the others, and this body where it waits for room.
    let group = task_group(async |group| {
        let start = |room| group.create_task(write(queue.clone(), room));
        let writers: Vec<_> = rooms.into_iter().map(start).collect();
        for size in files {
            say!("{size} MB read");
            queue.put(size).await.expect("the queue is open");
        }
        // What the `None`s are in Python: no more files, and the loops end.
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
        if written + size > room {
            return Err(format!("no room for {size} MB"));
        }
        sleep(Duration::from_secs(size.into())).await;
        say!("  {size} MB written");
        written += size;
    }
    Ok(written)
}

#[cfg(test)]
#[path = "../../exercises/dispatch/checks/full_disk.rs"]
mod checks;
