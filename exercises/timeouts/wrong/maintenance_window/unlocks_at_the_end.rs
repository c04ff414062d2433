//! verdict: wrong value
//! Thought: `finally` is what stands last in the function.

use std::time::Duration;

use event_loop::{now, sleep};
use timeouts::{TimeoutError, timeout_at};
use transcript::say;

/// Does the jobs one after the other; none waits longer than the window is open.
/// Returns the names of those that were done.
pub async fn maintain(jobs: Vec<(&'static str, Duration)>, window: Duration) -> Vec<&'static str> {
    let end = now() + window;
    let mut done = Vec::new();
    for (name, time) in jobs {
        match timeout_at(end, async |_| work(name, time).await).await {
            Ok(()) => done.push(name),
            Err(TimeoutError) => say!("no time for {name}"),
        }
    }
    done
}

async fn work(name: &'static str, time: Duration) {
    say!("  {name}: locked");
    sleep(time).await;
    say!("  {name}: done");
    say!("  {name}: unlocked");
}

#[cfg(test)]
#[path = "../../checks/maintenance_window.rs"]
mod checks;
