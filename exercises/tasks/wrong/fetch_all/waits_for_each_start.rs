//! verdict: wrong time
//! "I give every task a second to begin before I create the next."

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
    let mut tasks = Vec::new();
    for fetch in fetches {
        tasks.push(create_task(fetch));
        sleep(Duration::from_millis(1)).await;
    }
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
