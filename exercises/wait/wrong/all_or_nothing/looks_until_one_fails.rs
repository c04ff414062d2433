//! verdict: hung
//! Thought: a loop that looks at all tasks sees a failure just as well.

use std::time::Duration;

use event_loop::sleep;
use tasks::{Task, create_named_task};
use transcript::say;
use wait::wait;

/// Name, seconds that the upload takes, size.
pub type Part = (&'static str, u64, u32);

/// Publishes all parts or none. Returns the size of what is published.
pub async fn publish(parts: Vec<Part>) -> u32 {
    let count = parts.len();
    let tasks: Vec<_> =
        parts.into_iter().map(|part| create_named_task(part.0, upload(part))).collect();
    let failed = |task: &Task<_>| matches!(task.result(), Some(Ok(Err(_))));
    while !tasks.iter().any(failed) && !tasks.iter().all(|task| task.done()) {
        sleep(Duration::from_millis(100)).await;
    }
    let (done, pending): (Vec<_>, Vec<_>) = tasks.into_iter().partition(|task| task.done());
    for task in &pending {
        task.cancel();
    }
    wait(pending).await;
    let mut up = Vec::new();
    for task in done {
        let name = task.name();
        if let Ok(size) = task.await.expect("no upload panics") {
            up.push((name, size));
        }
    }
    say!("{} of {count} parts are up", up.len());
    if up.len() == count {
        return up.iter().map(|(_, size)| size).sum();
    }
    for (name, _) in up {
        say!("{name} is removed");
    }
    0
}

async fn upload((name, seconds, size): Part) -> Result<u32, String> {
    sleep(Duration::from_secs(seconds)).await;
    if size > 100 {
        return Err(format!("{name} is too large"));
    }
    say!("  {name} is up");
    Ok(size)
}

#[cfg(test)]
#[path = "../../checks/all_or_nothing.rs"]
mod checks;
