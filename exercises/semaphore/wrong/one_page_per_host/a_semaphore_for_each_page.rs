//! verdict: wrong order
//! Thought: `Semaphore::new(1)` is a limit of one, wherever it is made.

use std::time::Duration;

use event_loop::sleep;
use semaphore::Semaphore;
use tasks::create_task;
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
    let mut visits = Vec::new();
    for page in pages {
        visits.push(create_task(visit(page, total.clone())));
    }
    let mut sizes = Vec::new();
    for visit in visits {
        sizes.push(visit.await.expect("no visit panics"));
    }
    sizes
}

async fn visit(page: Page, total: Semaphore) -> usize {
    let host = Semaphore::new(1);
    let _polite = host.acquire().await;
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
