use std::sync::Arc;
use std::time::Duration;

use capstone::Told;
use connections::{Fetch, Page, Scripted, Server, SharedClient, Site};
use event_loop::{now, sleep};
use queue::Queue;
use tasks::create_named_task;
use transcript::say;

use super::{Visit, crawl};

#[test]
fn a_page_is_begun_as_soon_as_it_is_found_and_there_is_room() {
    let run = fixtures::run(take_all(Told(Scripted::new(docs())), 2, Duration::ZERO));
    run.expect_at_most(2, "GET", "  /");
    run.expect_timed(&docs_by_twos());
    run.expect_value(&arrivals(&[
        (1, "/"),
        (3, "/setup"),
        (6, "/guide"),
        (7, "/faq"),
        (10, "/api"),
        (12, "/setup/linux"),
    ]));
    run.expect_no_leaks();
}

#[test]
fn with_room_for_all_nobody_waits_for_a_page_of_the_same_depth() {
    let run = fixtures::run(take_all(Told(Scripted::new(docs())), 9, Duration::ZERO));
    run.expect_timed(&[
        (0.0, "GET /"),
        (1.0, "  /: 200"),
        (1.0, "GET /guide"),
        (1.0, "GET /setup"),
        (1.0, "GET /faq"),
        (3.0, "  /setup: 200"),
        (3.0, "GET /api"),
        (3.0, "GET /setup/linux"),
        (5.0, "  /faq: 404"),
        (6.0, "  /guide: 200"),
        (7.0, "  /api: 200"),
        (8.0, "  /setup/linux: 200"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn one_at_a_time_goes_first_found_first() {
    let run = fixtures::run(take_all(Told(Scripted::new(docs())), 1, Duration::ZERO));
    run.expect_at_most(1, "GET", "  /");
    run.expect_elapsed(seconds(21));
    run.expect_value(&arrivals(&[
        (1, "/"),
        (6, "/guide"),
        (8, "/setup"),
        (12, "/faq"),
        (16, "/api"),
        (21, "/setup/linux"),
    ]));
    run.expect_no_leaks();
}

#[test]
fn a_reader_who_is_slow_keeps_pages_in_flight() {
    let script = Scripted::new(docs());
    let run = fixtures::run(async move {
        let (pages, ours, counted) = (Queue::new(1), script.clone(), script.clone());
        let late = pages.clone();
        let reader = create_named_task("reader", async move {
            sleep(seconds(3600)).await;
            say!("begun in an hour: {}", counted.counts().requests);
            read(late, Duration::ZERO).await
        });
        crawl(Arc::new(ours), "/", 2, pages).await;
        say!("begun in all: {}", script.counts().requests);
        reader.await.expect("the reader does not panic").len()
    });
    // One lies in the queue, and two are in flight because there is no room for them.
    run.expect_order(&["begun in an hour: 3", "begun in all: 6"]);
    run.expect_value(&6);
    run.expect_no_leaks();
}

#[test]
fn over_http_it_is_the_same() {
    let run = fixtures::run(async {
        let server = Server::start(docs()).await.expect("there is a free port");
        let client = Told(SharedClient::new(&server.url()));
        take_all(client, 2, Duration::ZERO).await;
        let connections = server.counts().connections;
        server.stop().await;
        connections
    });
    run.expect_timed(&docs_by_twos());
    run.expect_value(&2);
    run.expect_no_leaks();
}

#[test]
fn a_site_of_one_page_is_a_site() {
    let site = Site::new().with("/", Page::new("no links, and one to / itself").after(seconds(2)));
    let run = fixtures::run(take_all(Told(Scripted::new(site)), 3, seconds(1)));
    run.expect_timed(&[(0.0, "GET /"), (2.0, "  /: 200")]);
    run.expect_value(&arrivals(&[(2, "/")]));
    run.expect_no_leaks();
}

/// Pages that lead to each other, to themselves, and to one that is missing.
fn docs() -> Site {
    let page = |links: &str, takes| Page::new(links).after(seconds(takes));
    Site::new()
        .with("/", page("/guide /setup /faq", 1))
        .with("/guide", page("/setup /api /", 5))
        .with("/setup", page("/setup /api /setup/linux /faq", 2))
        .with("/faq", page("", 4).status(404))
        .with("/api", page("/guide", 4))
        .with("/setup/linux", page("/faq", 5))
}

fn docs_by_twos() -> [(f64, &'static str); 12] {
    [
        (0.0, "GET /"),
        (1.0, "  /: 200"),
        (1.0, "GET /guide"),
        (1.0, "GET /setup"),
        (3.0, "  /setup: 200"),
        (3.0, "GET /faq"),
        (6.0, "  /guide: 200"),
        (6.0, "GET /api"),
        (7.0, "  /faq: 404"),
        (7.0, "GET /setup/linux"),
        (10.0, "  /api: 200"),
        (12.0, "  /setup/linux: 200"),
    ]
}

type Arrivals = Vec<(u64, String)>;

fn arrivals(expected: &[(u64, &str)]) -> Arrivals {
    expected.iter().map(|&(at, path)| (at, path.to_owned())).collect()
}

/// When each page was taken out of the queue, by a reader who needs so long for it.
async fn take_all(site: impl Fetch + 'static, at_once: usize, needs: Duration) -> Arrivals {
    let pages = Queue::new(2);
    let reader = create_named_task("reader", read(pages.clone(), needs));
    crawl(Arc::new(site), "/", at_once, pages).await;
    reader.await.expect("the reader does not panic")
}

async fn read(pages: Queue<Visit>, needs: Duration) -> Arrivals {
    let mut arrivals = Vec::new();
    while let Ok(visit) = pages.get().await {
        arrivals.push((now().as_secs(), visit.path));
        sleep(needs).await;
    }
    arrivals
}

fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}
