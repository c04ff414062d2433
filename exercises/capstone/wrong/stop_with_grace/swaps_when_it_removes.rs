//! verdict: wrong value
//! Thought: a path that has come is taken out of the list, and `swap_remove` is the cheapest way.

use std::sync::Arc;

use cancellation::CancellationToken;
use capstone::{Frontier, Manners, Report, Visit, fetch, links};
use connections::Fetch;
use event_loop::{now, sleep};
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use queue::Queue;
use timeouts::wait_for;
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
    let mut report = Report::default();
    let work = async {
        loop {
            while running.len() < manners.at_once
                && let Some(path) = frontier.take(now())
            {
                report.given_up.push(path.clone());
                running.push(visit(site.clone(), path, manners, pages.clone()));
            }
            let due = frontier.due().filter(|_| running.len() < manners.at_once);
            let wait = due.unwrap_or_default().saturating_sub(now());
            select! {
                biased;
                Some(visited) = running.next() => note(visited, &mut frontier, &mut report),
                () = sleep(wait), if due.is_some() => {}
                else => break,
            }
        }
    };
    if stop.run_until_cancelled(work).await.is_none() {
        let finish = async {
            while let Some(visited) = running.next().await {
                note(visited, &mut frontier, &mut report);
            }
        };
        // In time or not: the report tells.
        let _ = wait_for(finish, manners.grace).await;
    }
    pages.shutdown(false);
    report.left = frontier.left();
    report
}

/// Whoever has come is given up no more.
fn note((path, links): (String, Vec<String>), frontier: &mut Frontier, report: &mut Report) {
    report.visited += 1;
    if let Some(place) = report.given_up.iter().position(|other| *other == path) {
        report.given_up.swap_remove(place);
    }
    links.into_iter().for_each(|link| frontier.add(link));
}

/// Fetches a page, hands it on, and returns where it was and its links.
async fn visit(
    site: Arc<dyn Fetch>,
    path: String,
    manners: Manners,
    pages: Queue<Visit>,
) -> (String, Vec<String>) {
    let reply = fetch(site.as_ref(), &path, manners.patience).await;
    let links = reply.as_ref().map_or_else(|_| Vec::new(), links);
    pages.put(Visit { path: path.clone(), reply }).await.expect("nobody else shuts it down");
    (path, links)
}

#[cfg(test)]
#[path = "../../checks/stop_with_grace.rs"]
mod checks;
