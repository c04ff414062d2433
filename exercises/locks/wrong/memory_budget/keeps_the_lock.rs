//! verdict: hung
//! Thought: the lock guards the memory, so it is kept as long as the memory is in use.

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
    let enough = || *lock(&free) >= clip.megabytes;
    let _guard = changed.wait_for(guard, enough).await;
    *lock(&free) -= clip.megabytes;
    let left = *lock(&free);
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
#[path = "../../checks/memory_budget.rs"]
mod checks;
