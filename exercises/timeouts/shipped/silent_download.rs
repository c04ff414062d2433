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

use event_loop::sleep;
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
    receive(parts, |part| kilobytes += part).await;
    todo!("end after {silence:?} of silence or {total:?}, with {kilobytes} kB")
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
#[path = "checks/silent_download.rs"]
mod checks;
