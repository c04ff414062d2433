//! verdict: wrong time
//! Thought: a loop of tries, each with its pause; the last reply is returned behind it.

use std::sync::Arc;
use std::time::Duration;

use connections::{Fetch, FetchError, Reply};
use event_loop::sleep;
use timeouts::wait_for;

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
    let mut pause = patience.pause;
    let mut last = Err(FetchError::TimedOut);
    for _ in 0..patience.tries {
        last =
            wait_for(site.fetch(path), patience.limit).await.unwrap_or(Err(FetchError::TimedOut));
        if matches!(&last, Ok(reply) if reply.status < 500) {
            break;
        }
        sleep(pause).await;
        pause *= 2;
    }
    last
}

#[cfg(test)]
#[path = "../../checks/patient_fetch.rs"]
mod checks;
