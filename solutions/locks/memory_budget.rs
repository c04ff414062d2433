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

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use locks::Condition;
use transcript::say;

/// A clip, the memory it needs, and how long it is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Clip {
    pub name: &'static str,
    pub megabytes: u32,
    pub takes: Duration,
}

type Megabytes = Arc<Mutex<u32>>;

/// Renders all clips in `free` megabytes; returns what each start has left of them.
pub async fn render_all(free: u32, clips: Vec<Clip>) -> Vec<u32> {
    let (changed, free) = (Condition::new(), Arc::new(Mutex::new(free)));
    gather(clips.into_iter().map(|clip| render(clip, free.clone(), changed.clone()))).await
}

async fn render(clip: Clip, free: Megabytes, changed: Condition) -> u32 {
    let guard = changed.acquire().await;
    // This is the `while`: it looks, waits for a change, and looks again.
    let enough = || *lock(&free) >= clip.megabytes;
    let guard = changed.wait_for(guard, enough).await;
    *lock(&free) -= clip.megabytes;
    let left = *lock(&free);
    // Python's block ends here: nobody holds the lock while a clip is rendered.
    drop(guard);
    say!("{} starts, {left} left", clip.name);
    sleep(clip.takes).await;
    let guard = changed.acquire().await;
    *lock(&free) += clip.megabytes;
    changed.notify_all(&guard);
    say!("  {} is done", clip.name);
    left
}

fn lock(free: &Megabytes) -> MutexGuard<'_, u32> {
    free.lock().expect("nothing panics under it")
}

#[cfg(test)]
#[path = "../../exercises/locks/checks/memory_budget.rs"]
mod checks;
