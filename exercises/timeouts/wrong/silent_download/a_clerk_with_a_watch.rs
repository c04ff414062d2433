//! verdict: wrong time
//! Thought: the download is a task, and somebody looks at the clock twice a second.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::{now, sleep};
use tasks::create_task;
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

/// The kilobytes that came, and when the last of them did.
type Came = Arc<Mutex<(u32, Duration)>>;

/// Downloads `parts` under two limits. Returns the kilobytes that came.
pub async fn download(parts: Vec<Part>, silence: Duration, total: Duration) -> (u32, End) {
    let (start, came) = (now(), Came::default());
    *came.lock().expect("nobody panics") = (0, start);
    let progress = came.clone();
    let download = create_task(receive(parts, move |part| {
        let mut came = progress.lock().expect("nobody panics");
        *came = (came.0 + part, now());
    }));
    sleep(Duration::ZERO).await;
    let end = loop {
        let (_, last) = *came.lock().expect("nobody panics");
        if download.done() {
            break End::Whole;
        } else if now() >= last + silence {
            break End::Silent;
        } else if now() >= start + total {
            break End::TooLong;
        }
        sleep(Duration::from_millis(500)).await;
    };
    download.cancel();
    let _ended = download.await;
    let (kilobytes, _) = *came.lock().expect("nobody panics");
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
