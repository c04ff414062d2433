//! Build. Write `Limited`: a fetcher that stands before another one, and says how it may be
//! used. At most `at_once` requests go through at a time; the others wait in line. Each gets
//! `limit`, and is given up then: its result is `FetchError::TimedOut`. The limit begins when
//! the request goes through, so the time in line does not count. `Limited` is a fetcher too,
//! and whoever uses it need not know.
//!
//! Lesson: `cargo course read connections`, "Nothing is limited unless you say so" and
//! "`async fn` in a trait".
//! Why async: who waits in line and who waits for an answer hold no thread.
//! Think about: a `ClientTimeout(total=5)` of `aiohttp` counts the wait for a connection as
//! well. What happens to the last of a hundred requests, and is it the server's fault?

use std::time::Duration;

use async_trait::async_trait;
use connections::{Fetch, FetchError, Reply};

/// Lets so many requests through at a time, and each for so long.
pub struct Limited;

impl Limited {
    pub fn new(inner: Box<dyn Fetch>, at_once: usize, limit: Duration) -> Self {
        drop(inner);
        todo!("keep the fetcher, {at_once} permits and {limit:?}")
    }
}

#[async_trait]
impl Fetch for Limited {
    async fn fetch(&self, path: &str) -> Result<Reply, FetchError> {
        todo!("fetch {path} when it may go through, and give it up at the limit")
    }
}

#[cfg(test)]
#[path = "checks/limited_fetch.rs"]
mod checks;
