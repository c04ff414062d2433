//! verdict: wrong order
//! Thought: after the first failure nothing else must go up, so each part waits for the
//! one before it.

use std::time::Duration;

use event_loop::sleep;
use transcript::say;

/// Name, seconds that the upload takes, size.
pub type Part = (&'static str, u64, u32);

/// Publishes all parts or none. Returns the size of what is published.
pub async fn publish(parts: Vec<Part>) -> u32 {
    let count = parts.len();
    let mut up = Vec::new();
    for part in parts {
        match upload(part).await {
            Ok(size) => up.push((part.0, size)),
            Err(_) => break,
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
