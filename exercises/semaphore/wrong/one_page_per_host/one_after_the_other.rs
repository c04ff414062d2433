//! verdict: wrong order
//! Thought: one page at a time keeps both limits.

use std::time::Duration;

use event_loop::sleep;
use semaphore::Semaphore;
use transcript::say;

/// A page of a host, how long it takes to come, and how large it is.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    pub host: &'static str,
    pub number: u32,
    pub takes: Duration,
    pub size: usize,
}

/// Reads all pages, and returns their sizes in the order of `pages`.
pub async fn crawl(pages: Vec<Page>, at_once: usize) -> Vec<usize> {
    let total = Semaphore::new(at_once);
    let mut sizes = Vec::new();
    for page in pages {
        sizes.push(visit(page, total.clone()).await);
    }
    sizes
}

async fn visit(page: Page, total: Semaphore) -> usize {
    let _permit = total.acquire().await;
    fetch(page).await
}

async fn fetch(page: Page) -> usize {
    say!("GET {}/{}", page.host, page.number);
    sleep(page.takes).await;
    say!("  {}/{} is here", page.host, page.number);
    page.size
}

#[cfg(test)]
#[path = "../../checks/one_page_per_host.rs"]
mod checks;
