//! One page: a time limit for each try, and another try if that may help.

use std::time::Duration;

use connections::{Fetch, FetchError, Reply};
use event_loop::sleep;
use timeouts::wait_for;

/// How patient the crawler is with one page.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// How often it asks. With 0 it asks once all the same.
    pub tries: u32,
    /// How long one try may take.
    pub limit: Duration,
    /// How long it waits before the second try; before each further one twice as long.
    pub pause: Duration,
}

/// Asks for a page, and once more if that may help: where no answer came in time, and
/// where the server says that the fault is its own, with a status from 500 on.
///
/// # Errors
///
/// What became of the last try.
///
/// # Cancel safety
///
/// Cancel safe, as [`Fetch::fetch`].
pub async fn fetch(site: &dyn Fetch, path: &str, patience: Patience) -> Result<Reply, FetchError> {
    let mut pause = patience.pause;
    for _ in 1..patience.tries {
        let reply = try_once(site, path, patience.limit).await;
        if matches!(&reply, Ok(reply) if reply.status < 500) {
            return reply;
        }
        sleep(pause).await;
        pause *= 2;
    }
    try_once(site, path, patience.limit).await
}

async fn try_once(site: &dyn Fetch, path: &str, limit: Duration) -> Result<Reply, FetchError> {
    wait_for(site.fetch(path), limit).await.unwrap_or(Err(FetchError::TimedOut))
}
