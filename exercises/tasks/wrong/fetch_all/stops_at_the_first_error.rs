//! verdict: leaked task
//! Thought that after an error the rest does not matter, and that leaving stops it.

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
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
    let tasks: Vec<_> = pages.into_iter().map(fetch).map(create_task).collect();
    let mut sizes = Vec::new();
    for task in tasks {
        let size = task.await.unwrap_or_else(|error| Err(FetchError::Task(error)));
        sizes.push(size);
        if sizes.last().is_some_and(Result::is_err) {
            break;
        }
    }
    sizes
}

async fn fetch(page: Page) -> Result<usize, FetchError> {
    say!("GET {}", page.path);
    sleep(page.takes).await;
    say!("  {} is here", page.path);
    page.answer.map_err(FetchError::Status)
}

#[cfg(test)]
#[path = "../../checks/fetch_all.rs"]
mod checks;
