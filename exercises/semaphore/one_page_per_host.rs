//! Complete. A crawler reads pages, at most `at_once` at a time. It has to be polite
//! as well: at most one page of the same host at a time. And it must not dawdle: no
//! page waits while the crawler and its host have room for it. Return the sizes in
//! the order of `pages`. Change the signature of `visit` if you like.
//!
//! Lesson: `cargo course read semaphore`, "The permit is a value".
//! Why async: a page takes seconds to come, and meanwhile others can be on their way.
//! Think about: what is a permit doing while its owner waits for another one?

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
    todo!("be polite to each host, and return the sizes of {} visits", visits.len())
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
#[path = "checks/one_page_per_host.rs"]
mod checks;
