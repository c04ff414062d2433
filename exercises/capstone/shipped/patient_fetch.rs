//! Complete. The first of four steps to a polite crawler: one page. Each try may take
//! `limit`. If no answer comes, or if the server says with a status from 500 on that the
//! fault is its own, the page is asked for again, `tries` times in all. Before the second
//! try there is `pause`, and before each further one twice as long. The last try has the
//! last word, and no pause behind it.
//!
//! Lesson: `cargo course read capstone`, "The question", and the lesson on timeouts.
//! Why async: while one page is slow, or has a pause, others are asked for.
//! Think about: status 404 is a bad answer. Why is it no reason to ask again?

use std::sync::Arc;
use std::time::Duration;

use connections::{Fetch, FetchError, Reply};

/// How patient the crawler is with one page.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    pub tries: u32,
    pub limit: Duration,
    pub pause: Duration,
}

/// Asks for a page, and asks again if that may help. Returns what came of the last try.
pub async fn patient_fetch(
    site: Arc<dyn Fetch>,
    path: &str,
    patience: Patience,
) -> Result<Reply, FetchError> {
    let reply = site.fetch(path).await;
    todo!("{reply:?} may come too late, or not be the last word: {patience:?}")
}

#[cfg(test)]
#[path = "checks/patient_fetch.rs"]
mod checks;
