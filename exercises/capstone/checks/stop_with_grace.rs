use std::sync::Arc;
use std::time::Duration;

use cancellation::CancellationToken;
use capstone::{Manners, Patience, Report, Told, Visit};
use connections::{Fetch, Page, Scripted, Server, SharedClient, Site};
use event_loop::sleep;
use queue::Queue;
use tasks::create_named_task;
use transcript::say;

use super::crawl;

#[test]
fn at_the_stop_nothing_is_begun_and_what_is_in_flight_has_its_grace() {
    let script = Scripted::new(shop());
    let told = Told(script.clone());
    let run = fixtures::run(async move {
        let (visited, report) = stop_after(7, told, 3, 4).await;
        (visited, report, script.counts().running)
    });
    run.expect_elapsed(seconds(11));
    run.expect_timed(&shop_stopped_at_seven());
    run.expect_no_leaks();
    let visited = paths(&["/in/1", "/out/1", "/top/1", "/in/2"]);
    let report = report(4, &["/top/2"], &["/in/3", "/in/4"]);
    run.expect_value(&(visited, report, 0));
}

#[test]
fn whoever_is_in_time_ends_the_grace() {
    let run = fixtures::run(stop_after(7, Told(Scripted::new(shop())), 3, 60));
    run.expect_no_leaks();
    run.expect_elapsed(seconds(24));
    let visited = paths(&["/in/1", "/out/1", "/top/1", "/in/2", "/top/2"]);
    run.expect_value(&(visited, report(5, &[], &["/in/3", "/in/4", "/top/3"])));
}

#[test]
fn whoever_is_given_up_is_named_in_the_order_of_asking() {
    let page = |links: &str, takes| Page::new(links).after(seconds(takes));
    let site = Site::new()
        .with("/in/1", page("/way/1 /off/1 /far/1", 1))
        .with("/way/1", page("", 5))
        .with("/off/1", page("", 30))
        .with("/far/1", page("", 30));
    let run = fixtures::run(stop_after(3, Told(Scripted::new(site)), 3, 4));
    run.expect_elapsed(seconds(7));
    run.expect_value(&(paths(&["/in/1", "/way/1"]), report(2, &["/off/1", "/far/1"], &[])));
    run.expect_no_leaks();
}

#[test]
fn with_nothing_in_flight_the_stop_is_the_end() {
    let site = Site::new().with("/in/1", Page::new("/in/2 /in/3").after(seconds(1)));
    let run = fixtures::run(stop_after(3, Told(Scripted::new(site)), 3, 30));
    run.expect_timed(&[(0.0, "GET /in/1"), (1.0, "  /in/1: 200"), (3.0, "stop")]);
    run.expect_no_leaks();
    run.expect_elapsed(seconds(3));
    run.expect_value(&(paths(&["/in/1"]), report(1, &[], &["/in/2", "/in/3"])));
}

#[test]
fn stopped_before_it_begins_it_asks_for_nothing() {
    let run = fixtures::run(async {
        let (stop, pages) = (CancellationToken::new(), Queue::new(2));
        stop.cancel();
        let told = Told(Scripted::new(shop()));
        crawl(Arc::new(told), "/in/1", manners(3, 9), pages, stop).await
    });
    run.expect_order(&[]);
    run.expect_elapsed(Duration::ZERO);
    run.expect_value(&report(0, &[], &["/in/1"]));
}

#[test]
fn if_nobody_stops_it_it_comes_to_its_end() {
    let site = Site::new()
        .with("/in/1", Page::new("/out/1 /in/2").after(seconds(1)))
        .with("/in/2", Page::new("/in/1").after(seconds(2)));
    let run = fixtures::run(crawl_until(CancellationToken::new(), Told(Scripted::new(site)), 3, 9));
    run.expect_timed(&[
        (0.0, "GET /in/1"),
        (1.0, "  /in/1: 200"),
        (1.0, "GET /out/1"),
        (1.0, "  /out/1: 404"),
        (5.0, "GET /in/2"),
        (7.0, "  /in/2: 200"),
    ]);
    run.expect_no_leaks();
    run.expect_value(&(paths(&["/in/1", "/out/1", "/in/2"]), report(3, &[], &[])));
}

#[test]
fn over_http_it_is_the_same_and_the_server_sees_nobody_wait() {
    let run = fixtures::run(async {
        let server = Server::start(shop()).await.expect("there is a free port");
        let result = stop_after(7, Told(SharedClient::new(&server.url())), 3, 4).await;
        server.until(|counts| counts.running == 0).await;
        result
    });
    run.expect_elapsed(seconds(11));
    run.expect_timed(&shop_stopped_at_seven());
    let visited = paths(&["/in/1", "/out/1", "/top/1", "/in/2"]);
    run.expect_value(&(visited, report(4, &["/top/2"], &["/in/3", "/in/4"])));
}

/// `/top/2` takes long, and `/in/2` comes after the stop with one more link.
fn shop() -> Site {
    let page = |links: &str, takes| Page::new(links).after(seconds(takes));
    Site::new()
        .with("/in/1", page("/in/2 /in/3 /out/1 /top/1", 1))
        .with("/in/2", page("/in/4 /in/1", 3))
        .with("/in/3", page("", 2))
        .with("/out/1", page("", 1))
        .with("/top/1", page("/top/2", 3))
        .with("/top/2", page("/top/3", 18))
}

fn shop_stopped_at_seven() -> [(f64, &'static str); 10] {
    [
        (0.0, "GET /in/1"),
        (1.0, "  /in/1: 200"),
        (1.0, "GET /out/1"),
        (1.0, "GET /top/1"),
        (2.0, "  /out/1: 200"),
        (4.0, "  /top/1: 200"),
        (5.0, "GET /in/2"),
        (6.0, "GET /top/2"),
        (7.0, "stop"),
        (8.0, "  /in/2: 200"),
    ]
}

/// The pages in the order in which they come, and the report of a crawl that is
/// stopped after so many seconds.
async fn stop_after(
    after: u64,
    site: impl Fetch + 'static,
    at_once: usize,
    grace: u64,
) -> (Vec<String>, Report) {
    let stop = CancellationToken::new();
    let person = create_named_task("person", press_ctrl_c(after, stop.clone()));
    let result = crawl_until(stop, site, at_once, grace).await;
    person.await.expect("the person has pressed");
    result
}

async fn crawl_until(
    stop: CancellationToken,
    site: impl Fetch + 'static,
    at_once: usize,
    grace: u64,
) -> (Vec<String>, Report) {
    let pages = Queue::new(2);
    let reader = create_named_task("reader", read(pages.clone()));
    let report = crawl(Arc::new(site), "/in/1", manners(at_once, grace), pages, stop).await;
    (reader.await.expect("the reader does not panic"), report)
}

async fn press_ctrl_c(after: u64, stop: CancellationToken) {
    sleep(seconds(after)).await;
    say!("stop");
    stop.cancel();
}

async fn read(pages: Queue<Visit>) -> Vec<String> {
    let mut visited = Vec::new();
    while let Ok(visit) = pages.get().await {
        visited.push(visit.path);
    }
    visited
}

fn manners(at_once: usize, grace: u64) -> Manners {
    let patience = Patience { tries: 2, limit: seconds(60), pause: seconds(1) };
    Manners { at_once, delay: seconds(5), patience, grace: seconds(grace) }
}

fn report(visited: usize, given_up: &[&str], left: &[&str]) -> Report {
    Report { visited, given_up: paths(given_up), left: paths(left) }
}

fn paths(paths: &[&str]) -> Vec<String> {
    paths.iter().map(|path| path.to_string()).collect()
}

fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}
