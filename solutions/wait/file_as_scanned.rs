//! Fix. Letters are scanned, all at the same time, and each one is filed when its scan
//! is there. Filing takes two seconds, and any number of letters can be filed at once.
//! But while one is filed, all whose scans are there have to wait. Mend `file_all`:
//! every letter is filed two seconds after its scan is there, whatever the others do.
//!
//! Lesson: `cargo course read wait`, "A loop of waits is slow".
//! Why async: a scan and a filing are waits for somebody else, so many fit side by side.
//! Think about: with ten thousand letters, how many handles does each turn of the loop
//! look at? And who needs to know which scan came first?

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use transcript::say;

/// A letter: who it is from, how long its scan takes, and its pages.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    pub from: &'static str,
    pub takes: Duration,
    pub pages: u32,
}

/// Scans and files all letters. Returns how many pages are filed.
pub async fn file_all(letters: Vec<Letter>) -> u32 {
    // What follows a scan is in the same task as the scan. No loop has to come round to it.
    let pages = gather(letters.into_iter().map(scan_and_file)).await;
    pages.into_iter().sum()
}

async fn scan_and_file(letter: Letter) -> u32 {
    file(scan(letter).await).await
}

async fn scan(letter: Letter) -> Letter {
    sleep(letter.takes).await;
    say!("{} is scanned", letter.from);
    letter
}

async fn file(letter: Letter) -> u32 {
    sleep(Duration::from_secs(2)).await;
    say!("  {} is filed", letter.from);
    letter.pages
}

#[cfg(test)]
#[path = "../../exercises/wait/checks/file_as_scanned.rs"]
mod checks;
