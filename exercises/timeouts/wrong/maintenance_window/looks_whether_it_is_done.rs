//! verdict: wrong time
//! Thought: each job is a task, and whoever looks at it ten times a second can stop it
//! in time.

use std::time::Duration;

use event_loop::{now, sleep};
use tasks::create_task;
use transcript::say;

/// Does the jobs one after the other; none waits longer than the window is open.
/// Returns the names of those that were done.
pub async fn maintain(jobs: Vec<(&'static str, Duration)>, window: Duration) -> Vec<&'static str> {
    let end = now() + window;
    let mut done = Vec::new();
    for (name, time) in jobs {
        let job = create_task(work(name, time));
        sleep(Duration::ZERO).await;
        while !job.done() && now() < end {
            sleep(Duration::from_millis(100)).await;
        }
        job.cancel();
        match job.await {
            Ok(()) => done.push(name),
            Err(_) => say!("no time for {name}"),
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
