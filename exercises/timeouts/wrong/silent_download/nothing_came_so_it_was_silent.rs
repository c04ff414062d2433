//! verdict: wrong value
//! Thought: a download of which nothing came was silent, whichever limit has struck.

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
    let mut kilobytes = 0;
    let ended = timeout(total, async |_| {
        timeout(silence, async |scope| {
            let progress = |part| {
                kilobytes += part;
                scope.reschedule(Some(now() + silence)).expect("the body runs");
            };
            receive(parts, progress).await;
        })
        .await
    });
    let end = match ended.await {
        Ok(Ok(())) => End::Whole,
        Ok(Err(_)) => End::Silent,
        Err(_) if kilobytes == 0 => End::Silent,
        Err(_) => End::TooLong,
    };
    (kilobytes, end)
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
