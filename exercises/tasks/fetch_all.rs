//! Complete. Fetch all pages at the same time, each in a task of its own. The sizes
//! come back in the order of `pages`, whichever page answers first. Whatever
//! becomes of one page, the others keep their sizes.
//!
//! Lesson: `cargo course read tasks`.
//! Why async: almost all of a fetch is waiting. Awaited one after the other, the
//! waits add up. As tasks, only the longest counts.
//! Think about: `map` does nothing by itself. When does each task begin?

use std::time::Duration;

use event_loop::sleep;
use tasks::TaskError;
use transcript::say;

/// A page, and what the server will answer after a while: its size or a status.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub path: &'static str,
    pub takes: Duration,
    pub answer: Result<usize, u16>,
}

/// Why a page has no size: the server said no, or its task did not end well.
#[derive(Debug, Clone, PartialEq)]
pub enum FetchError {
    Status(u16),
    Task(TaskError),
}

/// Fetches all pages at the same time. Each size or error stands in its page's place.
pub async fn fetch_all(pages: Vec<Page>) -> Vec<Result<usize, FetchError>> {
    let requests = pages.into_iter().map(fetch);
    todo!("run {} requests at the same time", requests.len())
}

async fn fetch(page: Page) -> Result<usize, FetchError> {
    say!("GET {}", page.path);
    sleep(page.takes).await;
    say!("  {} is here", page.path);
    page.answer.map_err(FetchError::Status)
}

#[cfg(test)]
#[path = "checks/fetch_all.rs"]
mod checks;
