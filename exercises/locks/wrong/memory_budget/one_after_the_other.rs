//! verdict: wrong time
//! Thought: clip after clip: then there is always enough memory.

use std::time::Duration;

use event_loop::sleep;
use transcript::say;

/// A clip, the memory it needs, and how long it is rendered.
#[derive(Debug, Clone, Copy)]
pub struct Clip {
    pub name: &'static str,
    pub megabytes: u32,
    pub takes: Duration,
}

/// Renders all clips in `free` megabytes; returns what each start has left of them.
pub async fn render_all(free: u32, clips: Vec<Clip>) -> Vec<u32> {
    let mut lefts = Vec::new();
    for clip in clips {
        let left = free - clip.megabytes;
        say!("{} starts, {left} left", clip.name);
        sleep(clip.takes).await;
        say!("  {} is done", clip.name);
        lefts.push(left);
    }
    lefts
}

#[cfg(test)]
#[path = "../../checks/memory_budget.rs"]
mod checks;
