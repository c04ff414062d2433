use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use connections::{Fetch, FetchError, Page, Reply, Scripted, Server, SharedClient, Site};
use gather::gather;
use timeouts::wait_for;
use transcript::say;

use super::Limited;

#[test]
fn so_many_go_through_at_a_time_and_the_others_wait_in_line() {
    let script = Scripted::new(mirror());
    let run = fixtures::run(async move {
        let limited = Limited::new(Box::new(Told(Box::new(script.clone()))), 2, seconds(60));
        let replies = fetch_all(limited, &["/tar", "/zip", "/gone", "/deb", "/broken"]).await;
        (replies, script.counts().peak)
    });
    run.expect_at_most(2, "GET", "  /");
    run.expect_timed(&[
        (0.0, "GET /tar"),
        (0.0, "GET /zip"),
        (1.0, "  /zip: zip"),
        (1.0, "GET /gone"),
        (3.0, "  /gone: 404"),
        (3.0, "GET /deb"),
        (4.0, "  /tar: tar"),
        (4.0, "GET /broken"),
        (5.0, "  /broken: the server hung up"),
        (8.0, "  /deb: deb"),
    ]);
    let gone = Ok(Reply { status: 404, body: String::new() });
    let replies = vec![page("tar"), page("zip"), gone, page("deb"), Err(FetchError::HungUp)];
    run.expect_value(&(replies, 2));
    run.expect_no_leaks();
}

#[test]
fn the_time_in_line_does_not_count() {
    let run = fixtures::run(async {
        let limited = Limited::new(Box::new(Scripted::new(mirror())), 1, seconds(5));
        fetch_all(limited, &["/tar", "/tar", "/zip", "/tar", "/zip"]).await
    });
    run.expect_value(&vec![page("tar"), page("tar"), page("zip"), page("tar"), page("zip")]);
    run.expect_elapsed(seconds(14));
    run.expect_no_leaks();
}

#[test]
fn who_takes_too_long_is_given_up_and_the_next_in_line_goes_through() {
    let script = Scripted::new(mirror());
    let run = fixtures::run(async move {
        let limited = Limited::new(Box::new(Told(Box::new(script.clone()))), 1, seconds(3));
        let replies = fetch_all(limited, &["/iso", "/zip", "/tar", "/broken"]).await;
        (replies, script.counts().running)
    });
    run.expect_timed(&[
        (0.0, "GET /iso"),
        (3.0, "GET /zip"),
        (4.0, "  /zip: zip"),
        (4.0, "GET /tar"),
        (7.0, "GET /broken"),
        (8.0, "  /broken: the server hung up"),
    ]);
    let late = || Err(FetchError::TimedOut);
    run.expect_value(&(vec![late(), page("zip"), late(), Err(FetchError::HungUp)], 0));
    run.expect_no_leaks();
}

#[test]
fn who_goes_away_in_line_or_in_the_middle_leaves_its_place_to_others() {
    let run = fixtures::run(async {
        let limited = Limited::new(Box::new(Scripted::new(mirror())), 1, seconds(60));
        let both = async { tokio::join!(limited.fetch("/iso"), limited.fetch("/tar")) };
        wait_for(both, seconds(2)).await.expect_err("the first takes a minute");
        limited.fetch("/zip").await
    });
    run.expect_value(&page("zip"));
    run.expect_elapsed(seconds(3));
}

#[test]
fn over_http_it_is_the_same_and_the_limit_is_one_to_connections_too() {
    let run = fixtures::run(async {
        let server = Server::start(mirror()).await.expect("there is a free port");
        let client = Told(Box::new(SharedClient::new(&server.url())));
        let limited = Limited::new(Box::new(client), 2, seconds(10));
        let replies = fetch_all(limited, &["/tar", "/zip", "/deb", "/zip", "/tar"]).await;
        say!("connections: {}", server.counts().connections);
        server.stop().await;
        replies
    });
    run.expect_at_most(2, "GET", "  /");
    run.expect_timed(&[
        (0.0, "GET /tar"),
        (0.0, "GET /zip"),
        (1.0, "  /zip: zip"),
        (1.0, "GET /deb"),
        (4.0, "  /tar: tar"),
        (4.0, "GET /zip"),
        (5.0, "  /zip: zip"),
        (5.0, "GET /tar"),
        (6.0, "  /deb: deb"),
        (9.0, "  /tar: tar"),
        (9.0, "connections: 2"),
    ]);
    run.expect_value(&vec![page("tar"), page("zip"), page("deb"), page("zip"), page("tar")]);
    run.expect_no_leaks();
}

type Result<T> = std::result::Result<T, FetchError>;

/// Says when it is asked, and what it answers.
struct Told(Box<dyn Fetch>);

#[async_trait]
impl Fetch for Told {
    async fn fetch(&self, path: &str) -> Result<Reply> {
        say!("GET {path}");
        let reply = self.0.fetch(path).await;
        match &reply {
            Ok(Reply { status: 200, body }) => say!("  {path}: {body}"),
            Ok(Reply { status, .. }) => say!("  {path}: {status}"),
            Err(error) => say!("  {path}: {error}"),
        }
        reply
    }
}

/// A mirror of packages, some large, some missing.
fn mirror() -> Site {
    Site::new()
        .with("/zip", Page::new("zip").after(seconds(1)))
        .with("/gone", Page::new("").status(404).after(seconds(2)))
        .with("/broken", Page::hang_up().after(seconds(1)))
        .with("/tar", Page::new("tar").after(seconds(4)))
        .with("/deb", Page::new("deb").after(seconds(5)))
        .with("/iso", Page::new("iso").after(seconds(60)))
}

fn page(body: &str) -> Result<Reply> {
    Ok(Reply { status: 200, body: body.to_owned() })
}

async fn fetch_all(limited: Limited, paths: &[&'static str]) -> Vec<Result<Reply>> {
    let limited: Arc<dyn Fetch> = Arc::new(limited);
    gather(paths.iter().map(|&path| {
        let limited = limited.clone();
        async move { limited.fetch(path).await }
    }))
    .await
}

fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}
