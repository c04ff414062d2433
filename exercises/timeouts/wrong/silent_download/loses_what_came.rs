//! verdict: wrong value
//! Thought: the body counts, and returns its count at the end.

use std::time::Duration;

use event_loop::{now, sleep};
use timeouts::timeout;
use transcript::say;

/// A part, and how long after the one before it comes.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    pub after: Duration,
    pub kilobytes: u32,
}

#[derive(Debug, PartialEq)]
pub enum End {
    Whole,
    Silent,
    TooLong,
}

/// Downloads `parts` under two limits. Returns the kilobytes that came.
pub async fn download(parts: Vec<Part>, silence: Duration, total: Duration) -> (u32, End) {
    let ended = timeout(total, async |_| {
        timeout(silence, async |scope| {
            let mut kilobytes = 0;
            let progress = |part| {
                kilobytes += part;
                scope.reschedule(Some(now() + silence)).expect("the body runs");
            };
            receive(parts, progress).await;
            kilobytes
        })
        .await
    });
    match ended.await {
        Ok(Ok(kilobytes)) => (kilobytes, End::Whole),
        Ok(Err(_)) => (0, End::Silent),
        Err(_) => (0, End::TooLong),
    }
}

/// Receives all parts, and calls `progress` with the kilobytes of each as it comes.
async fn receive(parts: Vec<Part>, mut progress: impl FnMut(u32)) {
    for part in parts {
        sleep(part.after).await;
        say!("  {} kB", part.kilobytes);
        progress(part.kilobytes);
    }
}

#[cfg(test)]
#[path = "../../checks/silent_download.rs"]
mod checks;
