//! verdict: wrong value
//! Thought: a deadline is a limit of the time that is left.

use std::time::Duration;

use event_loop::{now, sleep};
use timeouts::{TimeoutError, wait_for};
use transcript::say;

/// Does the jobs one after the other; none waits longer than the window is open.
/// Returns the names of those that were done.
pub async fn maintain(jobs: Vec<(&'static str, Duration)>, window: Duration) -> Vec<&'static str> {
    let end = now() + window;
    let mut done = Vec::new();
    for (name, time) in jobs {
        match wait_for(work(name, time), end.saturating_sub(now())).await {
            Ok(()) => done.push(name),
            Err(TimeoutError) => say!("no time for {name}"),
        }
    }
    done
}

async fn work(name: &'static str, time: Duration) {
    say!("  {name}: locked");
    let _lock = Lock(name);
    sleep(time).await;
    say!("  {name}: done");
}

struct Lock(&'static str);

impl Drop for Lock {
    fn drop(&mut self) {
        say!("  {}: unlocked", self.0);
    }
}

#[cfg(test)]
#[path = "../../checks/maintenance_window.rs"]
mod checks;
