//! The rules of the crawler.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use cancellation::CancellationToken;
use capstone::{Frontier, Manners, Patience, Report, Told, Visit, crawl, fetch};
use connections::{Fetch, FetchError, Page, Scripted, Server, SharedClient, Site};
use event_loop::{all_tasks, now, record, sleep};
use queue::Queue;
use tasks::{Task, create_task};

const SECOND: Duration = Duration::from_secs(1);

const MANNERS: Manners = Manners {
    at_once: 3,
    delay: SECOND.saturating_mul(2),
    patience: Patience { tries: 3, limit: SECOND.saturating_mul(4), pause: SECOND },
    grace: SECOND.saturating_mul(3),
};

/// A start page with these links, and a page of so many milliseconds for each.
fn site(pages: &[(&str, u64)]) -> Site {
    let paths: Vec<&str> = pages.iter().map(|(path, _)| *path).collect();
    let start = Page::new(&paths.join(" ")).after(SECOND);
    pages.iter().fold(Site::new().with("/start", start), |site, (path, millis)| {
        site.with(path, Page::new("/start").after(Duration::from_millis(*millis)))
    })
}

fn start(fetcher: impl Fetch + 'static, manners: Manners, stop: &CancellationToken) -> Crawling {
    let pages = Queue::new(1);
    let crawl = crawl(Arc::new(fetcher), "/start", manners, pages.clone(), stop.clone());
    Crawling { pages, task: create_task(crawl) }
}

struct Crawling {
    pages: Queue<Visit>,
    task: Task<Report>,
}

impl Crawling {
    /// Takes the pages out, each as soon as it is there.
    async fn end(self) -> (Vec<Visit>, Report) {
        let mut visits = Vec::new();
        while let Ok(visit) = self.pages.get().await {
            visits.push(visit);
        }
        (visits, self.task.await.unwrap())
    }
}

fn paths(visits: &[Visit]) -> Vec<&str> {
    visits.iter().map(|visit| visit.path.as_str()).collect()
}

#[test]
fn each_page_is_visited_once_as_soon_as_its_host_may_be_asked() {
    let site = site(&[("/a/1", 500), ("/a/2", 600), ("/b/1", 900)]);
    let ((visits, report), transcript) = record(async {
        start(Told(Scripted::new(site)), MANNERS, &CancellationToken::new()).end().await
    });
    assert_eq!(paths(&visits), ["/start", "/a/1", "/b/1", "/a/2"]);
    assert_eq!(report, Report { visited: 4, ..Report::default() });
    assert_eq!(transcript.elapsed(), 3 * SECOND + Duration::from_millis(600));
    let asked = transcript.timed();
    let at = |line: &str| asked.iter().find(|(_, said)| said == line).unwrap().0;
    assert_eq!([at("GET /a/1"), at("GET /b/1"), at("GET /a/2")], [SECOND, SECOND, 3 * SECOND]);
}

#[test]
fn a_script_and_a_server_are_crawled_alike() {
    let pages = [("/a/1", 500), ("/a/2", 60_000), ("/b/1", 900), ("/c/1", 4_700), ("/d/1", 1_300)];
    let stop = CancellationToken::new;
    let (scripted, one) =
        record(
            async move { start(Told(Scripted::new(site(&pages))), MANNERS, &stop()).end().await },
        );
    let (served, other) = record(async move {
        let server = Server::start(site(&pages)).await.unwrap();
        start(Told(SharedClient::new(&server.url())), MANNERS, &stop()).end().await
    });
    assert_eq!((scripted, one.timed()), (served, other.timed()));
}

#[test]
fn no_more_pages_are_in_flight_than_may_be() {
    let pages: Vec<(String, u64)> = (0..9).map(|host| (format!("/{host}/x"), 500 + host)).collect();
    let pages: Vec<(&str, u64)> = pages.iter().map(|(path, millis)| (&**path, *millis)).collect();
    for at_once in [1, 3, 20] {
        let script = Scripted::new(site(&pages));
        let ours = script.clone();
        let ((visits, _), _) = record(async move {
            start(ours, Manners { at_once, ..MANNERS }, &CancellationToken::new()).end().await
        });
        assert_eq!((visits.len(), script.counts().peak), (10, at_once.min(9)));
    }
}

#[test]
fn a_reader_who_takes_no_page_holds_the_crawler_up() {
    let pages = [("/a/1", 500), ("/b/1", 500), ("/c/1", 500), ("/d/1", 500), ("/e/1", 500)];
    let script = Scripted::new(site(&pages));
    let ours = script.clone();
    record(async move {
        let crawling = start(ours, MANNERS, &CancellationToken::new());
        sleep(3600 * SECOND).await;
        // One page lies in the queue, and three hold their places in flight.
        assert_eq!(script.counts().requests, 4);
        let (visits, _) = crawling.end().await;
        assert_eq!(visits.len(), 6);
    });
}

#[test]
fn after_the_stop_no_page_is_begun_and_what_is_late_is_given_up() {
    let pages = [("/a/1", 2_000), ("/b/1", 60_000), ("/c/1", 1_000), ("/c/2", 100), ("/a/2", 100)];
    let ((visits, report), transcript) = record(async move {
        let stop = CancellationToken::new();
        let crawling = start(Scripted::new(site(&pages)), MANNERS, &stop);
        sleep(5 * SECOND / 2).await;
        stop.cancel();
        crawling.end().await
    });
    assert_eq!(paths(&visits), ["/start", "/c/1", "/a/1"]);
    let [given_up, left] = [vec!["/b/1"], vec!["/c/2", "/a/2"]]
        .map(|paths| paths.into_iter().map(str::to_owned).collect());
    assert_eq!(report, Report { visited: 3, given_up, left });
    assert_eq!(transcript.elapsed(), 5 * SECOND / 2 + MANNERS.grace);
}

#[test]
fn a_crawl_that_is_dropped_leaves_no_request_and_no_task() {
    let script = Scripted::new(site(&[("/a/1", 2_000), ("/b/1", 2_000)]));
    record(async move {
        let crawling = start(script.clone(), MANNERS, &CancellationToken::new());
        sleep(3 * SECOND / 2).await;
        crawling.task.cancel();
        assert!(crawling.task.await.is_err());
        assert_eq!((script.counts().running, all_tasks().len()), (0, 1));
    });
}

#[test]
fn a_page_is_asked_for_again_if_that_may_help_and_never_for_ever() {
    let site = Site::new()
        .with("/moody", Page::new("at last").hang_up_first(2))
        .with("/quiet", Page::new("too late").after(60 * SECOND))
        .with("/ill", Page::new("").status(503))
        .with("/gone", Page::new("").status(410));
    let script = Scripted::new(site);
    record(async move {
        let mut asked = BTreeMap::new();
        let mut ends = BTreeMap::new();
        for path in ["/moody", "/quiet", "/ill", "/gone"] {
            let (begun, before) = (now(), script.counts().requests);
            let reply = fetch(&script, path, MANNERS.patience).await;
            asked.insert(path, (script.counts().requests - before, (now() - begun).as_secs()));
            ends.insert(path, reply.map(|reply| reply.status));
        }
        assert_eq!(asked["/moody"], (3, 1 + 2));
        assert_eq!(asked["/quiet"], (3, 4 + 1 + 4 + 2 + 4));
        assert_eq!(asked["/ill"], (3, 1 + 2));
        assert_eq!(asked["/gone"], (1, 0));
        assert_eq!(ends["/moody"], Ok(200));
        assert_eq!(ends["/quiet"], Err(FetchError::TimedOut));
        assert_eq!((ends["/ill"], ends["/gone"]), (Ok(503), Ok(410)));
    });
}

#[test]
fn a_frontier_hands_out_each_page_once_and_first_what_may_be_asked_first() {
    let mut frontier = Frontier::new("/a/1", 2 * SECOND);
    for path in ["/a/2", "/b/1", "/a/1", "/b/1"] {
        frontier.add(path.to_owned());
    }
    assert_eq!(frontier.take(SECOND).as_deref(), Some("/a/1"));
    assert_eq!(frontier.take(SECOND).as_deref(), Some("/b/1"));
    assert_eq!((frontier.take(2 * SECOND), frontier.due()), (None, Some(3 * SECOND)));
    assert_eq!(frontier.take(3 * SECOND).as_deref(), Some("/a/2"));
    assert_eq!(frontier.due(), None);
    assert!(frontier.left().is_empty());
}
