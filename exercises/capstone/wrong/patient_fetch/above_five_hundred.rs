//! verdict: wrong value
//! Thought: a status above 500 is the fault of the server.

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
    for _ in 1..patience.tries {
        let reply = try_once(&site, path, patience.limit).await;
        if matches!(&reply, Ok(reply) if reply.status <= 500) {
            return reply;
        }
        sleep(pause).await;
        pause *= 2;
    }
    try_once(&site, path, patience.limit).await
}

async fn try_once(site: &Arc<dyn Fetch>, path: &str, limit: Duration) -> Result<Reply, FetchError> {
    wait_for(site.fetch(path), limit).await.unwrap_or(Err(FetchError::TimedOut))
}

#[cfg(test)]
#[path = "../../checks/patient_fetch.rs"]
mod checks;
