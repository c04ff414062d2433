//! Complete. A download may take `total` at most, and be silent for no longer than
//! `silence`: each part that comes starts that time anew. Return how many kilobytes
//! came, also of a download that was cut off, and how it ended. `receive` stands
//! for a library. Leave it as it is.
//!
//! Lesson: `cargo course read timeouts`, "The run".
//! Why async: between the parts the thread is free for other downloads.
//! Think about: whoever is dropped at a limit returns nothing. Where do the
//! kilobytes live?

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
    // Outside of both limits: a body that is dropped takes with it what it owns.
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
    // The outer `Err` is the total's. The inner one comes inside its `Ok`.
    let end = match ended.await {
        Ok(Ok(())) => End::Whole,
        Ok(Err(_)) => End::Silent,
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
#[path = "../../exercises/timeouts/checks/silent_download.rs"]
mod checks;
