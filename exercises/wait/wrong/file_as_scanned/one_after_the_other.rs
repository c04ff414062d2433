//! verdict: wrong order
//! Thought: what belongs together is written together, one letter after the other.

use std::time::Duration;

use event_loop::sleep;
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
    let mut pages = 0;
    for letter in letters {
        pages += file(scan(letter).await).await;
    }
    pages
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
#[path = "../../checks/file_as_scanned.rs"]
mod checks;
