//! verdict: hung
//! Thought: a task that waits can just as well look again every second.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
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
    let free = Arc::new(Mutex::new(free));
    gather(clips.into_iter().map(|clip| render(clip, free.clone()))).await
}

async fn render(clip: Clip, free: Megabytes) -> u32 {
    while *lock(&free) < clip.megabytes {
        sleep(Duration::from_secs(1)).await;
    }
    *lock(&free) -= clip.megabytes;
    let left = *lock(&free);
    say!("{} starts, {left} left", clip.name);
    sleep(clip.takes).await;
    *lock(&free) += clip.megabytes;
    say!("  {} is done", clip.name);
    left
}

fn lock(free: &Megabytes) -> MutexGuard<'_, u32> {
    free.lock().expect("nothing panics under it")
}

#[cfg(test)]
#[path = "../../checks/memory_budget.rs"]
mod checks;
