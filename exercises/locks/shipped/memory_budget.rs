//! Port. Write this Python program in Rust. It must say the same lines at the same
//! times, and return the same list.
//!
//! ```python
//! async def render_all(free, clips):
//!     changed = asyncio.Condition()
//!
//!     async def render(name, megabytes, seconds):
//!         nonlocal free
//!         async with changed:
//!             while free < megabytes:
//!                 await changed.wait()
//!             free -= megabytes
//!             left = free
//!         print(f"{name} starts, {left} left")
//!         await asyncio.sleep(seconds)
//!         async with changed:
//!             free += megabytes
//!             changed.notify_all()
//!         print(f"  {name} is done")
//!         return left
//!
//!     return await asyncio.gather(*(render(*clip) for clip in clips))
//! ```
//!
//! Lesson: `cargo course read locks`, the run of the condition.
//! Why async: a clip that waits for memory holds no thread, so the others are
//! rendered meanwhile.
//! Think about: why `while` and not `if`? And why `notify_all` and not `notify(1)`?

use std::time::Duration;

/// A clip, the memory it needs, and how long it is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Clip {
    pub name: &'static str,
    pub megabytes: u32,
    pub takes: Duration,
}

/// Renders all clips in `free` megabytes; returns what each start has left of them.
pub async fn render_all(free: u32, clips: Vec<Clip>) -> Vec<u32> {
    todo!("render {} clips in {free} megabytes", clips.len())
}

#[cfg(test)]
#[path = "checks/memory_budget.rs"]
mod checks;
