//! verdict: hung
//! Thought: every second somebody may be due, so look once a second.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use capstone::{Patience, Visit, fetch, host, links};
use connections::Fetch;
use event_loop::{now, sleep};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use queue::Queue;
use tokio::select;

/// What was found and not asked for yet.
pub struct Frontier {
    delay: Duration,
    found: HashSet<String>,
    waiting: VecDeque<String>,
    /// When each host that was asked may be asked again.
    hosts: HashMap<String, Duration>,
}

impl Frontier {
    pub fn new(start: &str, delay: Duration) -> Self {
        let (found, waiting) = (HashSet::new(), VecDeque::new());
        let mut frontier = Frontier { delay, found, waiting, hosts: HashMap::new() };
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
        let place = self.waiting.iter().position(|path| self.due_of(path) <= now)?;
        let path = self.waiting.remove(place)?;
        self.hosts.insert(host(&path).to_owned(), now + self.delay);
        Some(path)
    }

    /// When the next page may be asked for; `None` if none is left.
    pub fn due(&self) -> Option<Duration> {
        self.waiting.iter().map(|path| self.due_of(path)).min()
    }

    fn due_of(&self, path: &str) -> Duration {
        self.hosts.get(host(path)).copied().unwrap_or_default()
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
        let due = frontier.due().filter(|_| running.len() < at_once);
        select! {
            biased;
            Some(links) = running.next() => links.into_iter().for_each(|link| frontier.add(link)),
            () = sleep(Duration::from_secs(1)), if due.is_some() => {}
            else => break,
        }
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
#[path = "../../checks/host_by_host.rs"]
mod checks;
