//! verdict: wrong value
//! Thought that the order in which the answers come is the order of the pages.

use std::sync::{Arc, Mutex};
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
    let sizes = Arc::new(Mutex::new(Vec::new()));
    let requests = pages.into_iter().map(|page| {
        let sizes = sizes.clone();
        create_task(async move {
            let size = fetch(page).await;
            sizes.lock().expect("no request panics").push(size);
        })
    });
    for request in requests.collect::<Vec<_>>() {
        if let Err(error) = request.await {
            sizes.lock().expect("no request panics").push(Err(FetchError::Task(error)));
        }
    }
    std::mem::take(&mut *sizes.lock().expect("no request panics"))
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
