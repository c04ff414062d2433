//! Complete. The last step: Ctrl-C. It cancels the token `stop`. From then on no page is
//! begun. What is in flight has `grace`, and comes into `pages` as ever; what is late is
//! given up, and no request of it goes on. Either way there is a `Report`: in `visited` how many
//! pages came, in `given_up` the paths that were given up, first asked first, in `left` those
//! that were found and never asked for, first found first. Links that come in the grace period
//! count as found. `Frontier` is that of step 3.
//!
//! Lesson: `cargo course read capstone`, "What may be dropped, and what it takes along".
//! Why async: the token is a third thing that the crawler waits for.
//! Think about: `stop.run_until_cancelled(work)` drops `work` where it waits. What must not
//! live inside `work`, then?

use std::sync::Arc;

use cancellation::CancellationToken;
use capstone::{Frontier, Manners, Report, Visit, fetch, links};
use connections::Fetch;
use event_loop::{now, sleep};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use queue::Queue;
use tokio::select;

/// Visits `start` and all that can be reached from it, until `stop` is cancelled.
pub async fn crawl(
    site: Arc<dyn Fetch>,
    start: &str,
    manners: Manners,
    pages: Queue<Visit>,
    stop: CancellationToken,
) -> Report {
    let mut frontier = Frontier::new(start, manners.delay);
    let mut running = FuturesUnordered::new();
    loop {
        while running.len() < manners.at_once
            && let Some(path) = frontier.take(now())
        {
            running.push(visit(site.clone(), path, manners, pages.clone()));
        }
        let due = frontier.due().filter(|_| running.len() < manners.at_once);
        let wait = due.unwrap_or_default().saturating_sub(now());
        select! {
            biased;
            Some(links) = running.next() => links.into_iter().for_each(|link| frontier.add(link)),
            () = sleep(wait), if due.is_some() => {}
            else => break,
        }
    }
    pages.shutdown(false);
    todo!("report {:?}, also after {stop:?} and {:?}", frontier.left(), manners.grace)
}

/// Fetches a page, hands it on, and returns its links.
async fn visit(
    site: Arc<dyn Fetch>,
    path: String,
    manners: Manners,
    pages: Queue<Visit>,
) -> Vec<String> {
    let reply = fetch(site.as_ref(), &path, manners.patience).await;
    let links = reply.as_ref().map_or_else(|_| Vec::new(), links);
    pages.put(Visit { path, reply }).await.expect("nobody else shuts it down");
    links
}

#[cfg(test)]
#[path = "checks/stop_with_grace.rs"]
mod checks;
