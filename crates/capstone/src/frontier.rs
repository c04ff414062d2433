//! What was found and not asked for yet, and when its hosts may be asked.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;

/// The pages that were found and not asked for yet.
///
/// It hands out each page once, and leaves each host alone for a while. It holds
/// paths and no futures: what waits here costs a line of text.
#[derive(Debug)]
pub struct Frontier {
    delay: Duration,
    found: HashSet<String>,
    /// First found, first out, among those whose host may be asked.
    waiting: VecDeque<String>,
    /// When each host that was asked may be asked again.
    hosts: HashMap<String, Duration>,
}

impl Frontier {
    /// A frontier of one page. After each request its host has `delay`.
    #[must_use]
    pub fn new(start: &str, delay: Duration) -> Self {
        let (found, waiting) = (HashSet::new(), VecDeque::new());
        let mut frontier = Frontier { delay, found, waiting, hosts: HashMap::new() };
        frontier.add(start.to_owned());
        frontier
    }

    /// Keeps a page, unless it was ever found before.
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
    #[must_use]
    pub fn due(&self) -> Option<Duration> {
        self.waiting.iter().map(|path| self.due_of(path)).min()
    }

    /// What nobody has asked for, first found first.
    #[must_use]
    pub fn left(self) -> Vec<String> {
        self.waiting.into()
    }

    fn due_of(&self, path: &str) -> Duration {
        self.hosts.get(host(path)).copied().unwrap_or_default()
    }
}

/// The host of a page. On loopback there is only one, so here the first part of the
/// path stands for it: `news` in `/news/1`.
#[must_use]
pub fn host(path: &str) -> &str {
    path.split('/').nth(1).unwrap_or_default()
}
