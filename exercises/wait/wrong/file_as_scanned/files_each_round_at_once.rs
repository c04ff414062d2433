//! verdict: wrong time
//! Thought: the letters of one round wait for each other, so they are filed with a gather.

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use tasks::create_task;
use transcript::say;
use wait::wait;

/// A letter: who it is from, how long its scan takes, and its pages.
#[derive(Debug, Clone, Copy)]
pub struct Letter {
    pub from: &'static str,
    pub takes: Duration,
    pub pages: u32,
}

/// Scans and files all letters. Returns how many pages are filed.
pub async fn file_all(letters: Vec<Letter>) -> u32 {
    let mut pending: Vec<_> = letters.into_iter().map(|letter| create_task(scan(letter))).collect();
    let mut pages = 0;
    while !pending.is_empty() {
        let (done, rest) = wait(pending).first_completed().await;
        let mut letters = Vec::new();
        for task in done {
            letters.push(task.await.expect("no scan panics"));
        }
        pages += gather(letters.into_iter().map(file)).await.into_iter().sum::<u32>();
        pending = rest;
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
