#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod frontier;
mod patience;

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use cancellation::CancellationToken;
use connections::{Fetch, FetchError, Reply};
use event_loop::{now, sleep};
use futures::StreamExt;
use futures::future::BoxFuture;
use futures::stream::FuturesUnordered;
use queue::Queue;
use timeouts::wait_for;
use tokio::select;
use transcript::say;

pub use frontier::{Frontier, host};
pub use patience::{Patience, fetch};

/// How the crawler behaves.
#[derive(Debug, Clone, Copy)]
pub struct Manners {
    /// How many pages may be in flight at once. At least one.
    pub at_once: usize,
    /// How long a host is left alone after it was asked for a page.
    pub delay: Duration,
    /// How it asks for one page.
    pub patience: Patience,
    /// How long the pages in flight may take once the end was asked for.
    pub grace: Duration,
}

/// What came of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// Where it is.
    pub path: String,
    /// What it says, or why it says nothing.
    pub reply: Result<Reply, FetchError>,
}

/// What was done, and what was not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// How many pages were put into the queue.
    pub visited: usize,
    /// What was in flight at the end of the grace period, first asked first.
    pub given_up: Vec<String>,
    /// What was found and never asked for, first found first.
    pub left: Vec<String>,
}

/// Visits `start` and all that can be reached from it, each page once.
///
/// Every page is put into `pages` as soon as it is here. Take them out meanwhile: a
/// queue that is full keeps its page in flight, and so slows the crawler down. At the
/// end the queue is shut down, which ends the loop of whoever takes them out.
///
/// When `stop` is cancelled no more pages are begun. Those in flight have the grace
/// period, and are then given up.
///
/// # Cancel safety
///
/// Not cancel safe: the report is lost, and `pages` stays open. Cancel `stop` instead.
///
/// # Panics
///
/// Outside a loop.
pub async fn crawl(
    site: Arc<dyn Fetch>,
    start: &str,
    manners: Manners,
    pages: Queue<Visit>,
    stop: CancellationToken,
) -> Report {
    let mut crawl = Crawl {
        site,
        manners,
        pages,
        frontier: Frontier::new(start, manners.delay),
        running: FuturesUnordered::new(),
        in_flight: Vec::new(),
        visited: 0,
    };
    if stop.run_until_cancelled(crawl.work()).await.is_none() {
        // In time or not: the report tells.
        let _ = wait_for(crawl.finish(), manners.grace).await;
    }
    crawl.end()
}

/// All that is known. So `work` and `finish` may be dropped at any wait.
struct Crawl {
    site: Arc<dyn Fetch>,
    manners: Manners,
    pages: Queue<Visit>,
    frontier: Frontier,
    /// Futures and no tasks: they are dropped with the crawl.
    running: FuturesUnordered<BoxFuture<'static, Visited>>,
    in_flight: Vec<String>,
    visited: usize,
}

/// Where somebody was, and the links of that page.
type Visited = (String, Vec<String>);

impl Crawl {
    /// Visits all there is. Cancel safe.
    async fn work(&mut self) {
        loop {
            while self.has_room()
                && let Some(path) = self.frontier.take(now())
            {
                self.start(path);
            }
            let due = self.frontier.due().filter(|_| self.has_room());
            select! {
                biased;
                Some(visited) = self.running.next() => self.note(visited),
                () = sleep(due.unwrap_or_default().saturating_sub(now())), if due.is_some() => {}
                else => return,
            }
        }
    }

    /// Waits for what is in flight. Cancel safe.
    async fn finish(&mut self) {
        while let Some(visited) = self.running.next().await {
            self.note(visited);
        }
    }

    fn has_room(&self) -> bool {
        self.running.len() < self.manners.at_once
    }

    fn start(&mut self, path: String) {
        self.in_flight.push(path.clone());
        let visit = visit(self.site.clone(), path, self.manners.patience, self.pages.clone());
        self.running.push(Box::pin(visit));
    }

    fn note(&mut self, (path, links): Visited) {
        self.visited += 1;
        self.in_flight.retain(|other| *other != path);
        links.into_iter().for_each(|link| self.frontier.add(link));
    }

    fn end(self) -> Report {
        self.pages.shutdown(false);
        let left = self.frontier.left();
        Report { visited: self.visited, given_up: self.in_flight, left }
    }
}

async fn visit(
    site: Arc<dyn Fetch>,
    path: String,
    patience: Patience,
    pages: Queue<Visit>,
) -> Visited {
    let reply = fetch(site.as_ref(), &path, patience).await;
    let links = reply.as_ref().map_or_else(|_| Vec::new(), links);
    // Who shut the queue down wants no more pages.
    let _ = pages.put(Visit { path: path.clone(), reply }).await;
    (path, links)
}

/// The links of a page: the words of its body that begin with a slash.
#[must_use]
pub fn links(reply: &Reply) -> Vec<String> {
    let words = reply.body.split_whitespace();
    words.filter(|word| word.starts_with('/')).map(str::to_owned).collect()
}

/// A fetcher that says what it asks for and what it gets. So a transcript shows when.
///
/// A request that is given up says nothing: nobody is left to say it.
#[derive(Debug)]
pub struct Told<F>(pub F);

#[async_trait]
impl<F: Fetch> Fetch for Told<F> {
    async fn fetch(&self, path: &str) -> Result<Reply, FetchError> {
        say!("GET {path}");
        let reply = self.0.fetch(path).await;
        match &reply {
            Ok(reply) => say!("  {path}: {}", reply.status),
            Err(error) => say!("  {path}: {error}"),
        }
        reply
    }
}
