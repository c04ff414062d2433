//! verdict: hung
//! Thought: each letter is a task of its own, and the clerk looks every now and then
//! whether all are done.

use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
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
    let tasks: Vec<_> =
        letters.into_iter().map(|letter| create_task(scan_and_file(letter))).collect();
    while !tasks.iter().all(|task| task.done()) {
        sleep(Duration::from_millis(100)).await;
    }
    let mut pages = 0;
    for task in tasks {
        pages += task.await.expect("no letter is lost");
    }
    pages
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
#[path = "../../checks/file_as_scanned.rs"]
mod checks;
