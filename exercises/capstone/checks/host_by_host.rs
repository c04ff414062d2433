use std::sync::Arc;
use std::time::Duration;

use capstone::{Told, Visit};
use connections::{Fetch, Page, Scripted, Server, SharedClient, Site};
use queue::Queue;
use tasks::create_named_task;

use super::crawl;

#[test]
fn a_host_is_left_alone_for_its_delay_and_meanwhile_others_are_asked() {
    let run = fixtures::run(take_all(Told(Scripted::new(three_hosts())), 2, 5));
    run.expect_timed(&three_hosts_by_twos());
    run.expect_value(&visited(&["/a/1", "/b/1", "/a/2", "/c/1", "/b/2", "/a/3"]));
    run.expect_no_leaks();
}

#[test]
fn who_waits_for_its_host_holds_no_place_in_flight() {
    let run = fixtures::run(take_all(Told(Scripted::new(three_hosts())), 1, 20));
    run.expect_at_most(1, "GET", "  /");
    run.expect_timed(&[
        (0.0, "GET /a/1"),
        (1.0, "  /a/1: 200"),
        (1.0, "GET /b/1"),
        (3.0, "  /b/1: 200"),
        (3.0, "GET /c/1"),
        (10.0, "  /c/1: 200"),
        (20.0, "GET /a/2"),
        (22.0, "  /a/2: 200"),
        (22.0, "GET /b/2"),
        (26.0, "  /b/2: 200"),
        (40.0, "GET /a/3"),
        (43.0, "  /a/3: 200"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn the_delay_is_from_request_to_request_however_long_a_page_takes() {
    let page = |links: &str, takes| Page::new(links).after(seconds(takes));
    let site = Site::new()
        .with("/x/1", page("/x/2 /x/3 /x/4", 1))
        .with("/x/2", page("", 10))
        .with("/x/3", page("/x/1 /x/2", 2))
        .with("/x/4", page("", 5));
    let run = fixtures::run(take_all_from("/x/1", Told(Scripted::new(site)), 9, 3));
    run.expect_timed(&[
        (0.0, "GET /x/1"),
        (1.0, "  /x/1: 200"),
        (3.0, "GET /x/2"),
        (6.0, "GET /x/3"),
        (8.0, "  /x/3: 200"),
        (9.0, "GET /x/4"),
        (13.0, "  /x/2: 200"),
        (14.0, "  /x/4: 200"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn it_is_not_over_while_a_page_waits_for_its_host() {
    let page = |links: &str| Page::new(links).after(seconds(1));
    let site = Site::new()
        .with("/way/1", page("/way/2"))
        .with("/way/2", page("/way/3"))
        .with("/way/3", page("/way/1 /off/1"));
    let run = fixtures::run(take_all_from("/way/1", Told(Scripted::new(site)), 3, 7200));
    run.expect_timed(&[
        (0.0, "GET /way/1"),
        (1.0, "  /way/1: 200"),
        (7200.0, "GET /way/2"),
        (7201.0, "  /way/2: 200"),
        (14400.0, "GET /way/3"),
        (14401.0, "  /way/3: 200"),
        (14401.0, "GET /off/1"),
        (14401.0, "  /off/1: 404"),
    ]);
    run.expect_value(&visited(&["/way/1", "/way/2", "/way/3", "/off/1"]));
    run.expect_no_leaks();
}

#[test]
fn without_a_delay_only_the_places_count() {
    let run = fixtures::run(take_all(Told(Scripted::new(three_hosts())), 2, 0));
    run.expect_at_most(2, "GET", "  /");
    run.expect_timed(&[
        (0.0, "GET /a/1"),
        (1.0, "  /a/1: 200"),
        (1.0, "GET /a/2"),
        (1.0, "GET /a/3"),
        (3.0, "  /a/2: 200"),
        (3.0, "GET /b/1"),
        (4.0, "  /a/3: 200"),
        (4.0, "GET /b/2"),
        (5.0, "  /b/1: 200"),
        (5.0, "GET /c/1"),
        (8.0, "  /b/2: 200"),
        (12.0, "  /c/1: 200"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn over_http_it_is_the_same() {
    let run = fixtures::run(async {
        let server = Server::start(three_hosts()).await.expect("there is a free port");
        let visited = take_all(Told(SharedClient::new(&server.url())), 2, 5).await;
        server.stop().await;
        visited
    });
    run.expect_timed(&three_hosts_by_twos());
    run.expect_value(&visited(&["/a/1", "/b/1", "/a/2", "/c/1", "/b/2", "/a/3"]));
}

fn three_hosts() -> Site {
    let page = |links: &str, takes| Page::new(links).after(seconds(takes));
    Site::new()
        .with("/a/1", page("/a/2 /a/3 /b/1 /b/2 /c/1", 1))
        .with("/a/2", page("/b/1", 2))
        .with("/a/3", page("", 3))
        .with("/b/1", page("/a/1", 2))
        .with("/b/2", page("", 4))
        .with("/c/1", page("/a/3", 7))
}

fn three_hosts_by_twos() -> [(f64, &'static str); 12] {
    [
        (0.0, "GET /a/1"),
        (1.0, "  /a/1: 200"),
        (1.0, "GET /b/1"),
        (1.0, "GET /c/1"),
        (3.0, "  /b/1: 200"),
        (5.0, "GET /a/2"),
        (7.0, "  /a/2: 200"),
        (7.0, "GET /b/2"),
        (8.0, "  /c/1: 200"),
        (10.0, "GET /a/3"),
        (11.0, "  /b/2: 200"),
        (13.0, "  /a/3: 200"),
    ]
}

/// The pages in the order in which they come.
async fn take_all(site: impl Fetch + 'static, at_once: usize, delay: u64) -> Vec<String> {
    take_all_from("/a/1", site, at_once, delay).await
}

async fn take_all_from(
    start: &str,
    site: impl Fetch + 'static,
    at_once: usize,
    delay: u64,
) -> Vec<String> {
    let pages = Queue::new(2);
    let reader = create_named_task("reader", read(pages.clone()));
    crawl(Arc::new(site), start, at_once, seconds(delay), pages).await;
    reader.await.expect("the reader does not panic")
}

async fn read(pages: Queue<Visit>) -> Vec<String> {
    let mut visited = Vec::new();
    while let Ok(visit) = pages.get().await {
        visited.push(visit.path);
    }
    visited
}

fn visited(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| path.to_string()).collect()
}

fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}
