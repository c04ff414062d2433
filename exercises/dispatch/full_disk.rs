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

use task_group::ExceptionGroup;

/// Writes files of so many megabytes to disks with so much room.
pub async fn back_up(files: Vec<u32>, rooms: Vec<u32>) -> Result<u32, ExceptionGroup<String>> {
    todo!("write {} files to {} disks", files.len(), rooms.len())
}

#[cfg(test)]
#[path = "checks/full_disk.rs"]
mod checks;
