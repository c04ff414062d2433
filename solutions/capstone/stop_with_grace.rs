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
    // All that has to survive the stop belongs to `crawl`; `work` only borrows it.
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
    report.given_up.retain(|other| *other != path);
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
#[path = "../../exercises/capstone/checks/stop_with_grace.rs"]
mod checks;
