//! Complete. The third step: good manners. When a host was asked for a page, it is left
//! alone for `delay`: from one request to the next, however long the page takes. Meanwhile
//! the pages of other hosts are asked for, first found first. A page that waits for its host
//! holds no place in flight, and is asked for the moment its host is due. Write `take`, and
//! look at the loop of `crawl` again. On loopback there is only one host, so `host` takes
//! the first part of the path for it.
//!
//! Lesson: `cargo course read capstone`, "Who waits must not keep others from being asked".
//! Why async: the crawler waits for two things at once: for a page that comes, and for a
//! host that is due.
//! Think about: nothing is in flight, and one page waits for its host. Is the crawl over?

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use capstone::{Patience, Visit, fetch, host, links};
use connections::Fetch;
use event_loop::now;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use queue::Queue;

/// What was found and not asked for yet.
pub struct Frontier {
    delay: Duration,
    found: HashSet<String>,
    waiting: VecDeque<String>,
}

impl Frontier {
    pub fn new(start: &str, delay: Duration) -> Self {
        let mut frontier = Frontier { delay, found: HashSet::new(), waiting: VecDeque::new() };
        frontier.add(start.to_owned());
        frontier
    }

    /// Keeps a page, unless it was found before.
    pub fn add(&mut self, path: String) {
        if self.found.insert(path.clone()) {
            self.waiting.push_back(path);
        }
    }

    /// Takes out the first page whose host may be asked `now`. It counts as asked.
    pub fn take(&mut self, now: Duration) -> Option<String> {
        let path = self.waiting.pop_front()?;
        todo!("at {now:?}: was {} asked within {:?}? {path}", host(&path), self.delay)
    }
}

/// Visits `start` and all that can be reached from it.
pub async fn crawl(
    site: Arc<dyn Fetch>,
    start: &str,
    at_once: usize,
    delay: Duration,
    pages: Queue<Visit>,
) {
    let mut frontier = Frontier::new(start, delay);
    let mut running = FuturesUnordered::new();
    loop {
        while running.len() < at_once
            && let Some(path) = frontier.take(now())
        {
            running.push(visit(site.clone(), path, pages.clone()));
        }
        let Some(links) = running.next().await else { break };
        links.into_iter().for_each(|link| frontier.add(link));
    }
    pages.shutdown(false);
}

/// Fetches a page, hands it on, and returns its links.
async fn visit(site: Arc<dyn Fetch>, path: String, pages: Queue<Visit>) -> Vec<String> {
    let (limit, pause) = (Duration::from_secs(60), Duration::from_secs(1));
    let reply = fetch(site.as_ref(), &path, Patience { tries: 3, limit, pause }).await;
    let links = reply.as_ref().map_or_else(|_| Vec::new(), links);
    pages.put(Visit { path, reply }).await.expect("nobody else shuts it down");
    links
}

#[cfg(test)]
#[path = "checks/host_by_host.rs"]
mod checks;
