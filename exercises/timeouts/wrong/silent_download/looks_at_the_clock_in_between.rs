//! verdict: wrong time
//! Thought: it is enough to look at the clock when a part comes.

use std::time::Duration;

use event_loop::{now, sleep};
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
    let (mut kilobytes, mut end) = (0, End::Whole);
    let start = now();
    let mut last = start;
    let progress = |part| {
        if now() - last > silence && end == End::Whole {
            end = End::Silent;
        }
        if now() - start > total && end == End::Whole {
            end = End::TooLong;
        }
        if end == End::Whole {
            kilobytes += part;
        }
        last = now();
    };
    receive(parts, progress).await;
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
