//! verdict: wrong value
//! Thought: the page may take `limit`, however often I ask.

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
    let tries = async {
        let mut pause = patience.pause;
        for _ in 1..patience.tries {
            let reply = site.fetch(path).await;
            if matches!(&reply, Ok(reply) if reply.status < 500) {
                return reply;
            }
            sleep(pause).await;
            pause *= 2;
        }
        site.fetch(path).await
    };
    wait_for(tries, patience.limit).await.unwrap_or(Err(FetchError::TimedOut))
}

#[cfg(test)]
#[path = "../../checks/patient_fetch.rs"]
mod checks;
