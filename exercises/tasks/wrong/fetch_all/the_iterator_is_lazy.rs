//! verdict: wrong order
//! "First a task for each fetch, then I await the tasks in a loop."

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
    let tasks = fetches.map(create_task);
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
#[path = "../../checks/fetch_all.rs"]
mod checks;
