//! Complete. Fetch all pages at the same time, and return what came of each, in
//! the order of `pages`. Some pages do not exist. That must not lose the others.
//!
//! Lesson: `cargo course read tasks`.
//! Why async: a fetch only waits. Together they take as long as the slowest, not
//! as long as all of them.
//! Think about: the handles are awaited one after the other. Why does that cost
//! no time?

use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

/// A page, and what the server will do about it.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub name: &'static str,
    pub delay: Duration,
    /// In bytes; `None` if there is no such page.
    pub size: Option<usize>,
}

/// Fetches all pages at once; gives their sizes in the order of `pages`.
pub async fn fetch_all(pages: Vec<Page>) -> Vec<Result<usize, String>> {
    let fetches = pages.into_iter().map(fetch);
    // Collected first: each task is in line before the first one is awaited.
    let tasks: Vec<_> = fetches.map(create_task).collect();
    let mut sizes = Vec::new();
    for task in tasks {
        sizes.push(task.await.expect("no fetch panics"));
    }
    sizes
}

async fn fetch(page: Page) -> Result<usize, String> {
    say!("asking for {}", page.name);
    sleep(page.delay).await;
    say!("  {} answered", page.name);
    page.size.ok_or_else(|| format!("no page {}", page.name))
}

#[cfg(test)]
#[path = "../../exercises/tasks/checks/fetch_all.rs"]
mod checks;
