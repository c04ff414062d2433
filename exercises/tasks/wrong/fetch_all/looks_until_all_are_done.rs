//! verdict: hung
//! Thought that somebody has to ask the tasks whether they are done, every now and
//! then.

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
    let requests = pages.into_iter().map(fetch);
    let tasks: Vec<_> = requests.map(create_task).collect();
    while !tasks.iter().all(|task| task.done()) {
        sleep(Duration::from_millis(100)).await;
    }
    let mut sizes = Vec::new();
    for task in tasks {
        sizes.push(task.await.unwrap_or_else(|error| Err(FetchError::Task(error))));
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
