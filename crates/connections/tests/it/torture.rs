//! A fetch that is dropped, wherever it is, leaves nothing: no connection, no
//! request, no clock that stands still.

use std::time::Duration;

use connections::{
    ClientPerRequest, Fetch, FetchError, Page, Reply, Scripted, Server, SharedClient, Site,
};
use event_loop::{Runner, all_tasks, now, record, sleep};
use gather::gather;
use tasks::{Task, create_task};

const SECOND: Duration = Duration::from_secs(1);

fn site() -> Site {
    Site::new()
        .with("/page", Page::new("a page"))
        .with("/slow", Page::new("at last").after(SECOND))
        .with("/big", Page::new(&"x".repeat(1_000_000)))
        .with("/broken", Page::hang_up())
}

async fn turns(number: usize) {
    for _ in 0..number {
        sleep(Duration::ZERO).await;
    }
}

/// Drops a fetch of `path` after so many turns, if it has not ended by then.
async fn drop_after(number: usize, fetcher: &dyn Fetch, path: &str) {
    tokio::select! {
        biased;
        _ = fetcher.fetch(path) => {}
        () = turns(number) => {}
    }
}

#[test]
fn a_fetch_dropped_after_any_turn_leaves_no_connection_and_the_server_serves_on() {
    record(async {
        let server = Server::start(site()).await.unwrap();
        let client = ClientPerRequest::new(&server.url());
        for path in ["/page", "/slow", "/big", "/broken"] {
            for number in 0..12 {
                drop_after(number, &client, path).await;
            }
        }
        // On its way there may still be one that the server has not accepted.
        assert_eq!(client.fetch("/page").await.unwrap().body, "a page");
        server.until(|counts| counts.open == 0 && counts.running == 0).await;
        assert_eq!(all_tasks().len(), 1);
    });
}

#[test]
fn after_a_dropped_fetch_the_shared_client_works_and_the_clock_goes() {
    record(async {
        let server = Server::start(site()).await.unwrap();
        let client = SharedClient::new(&server.url());
        for number in 0..12 {
            let begun = now();
            drop_after(number, &client, "/slow").await;
            sleep(SECOND).await;
            assert_eq!(client.fetch("/page").await.unwrap().body, "a page");
            assert_eq!(now() - begun, SECOND, "{number} turns");
        }
    });
}

#[test]
fn a_scripted_fetch_dropped_after_any_turn_is_not_running_any_more() {
    record(async {
        let script = Scripted::new(site());
        for path in ["/page", "/slow", "/broken"] {
            for number in 0..3 {
                drop_after(number, &script, path).await;
                assert_eq!(script.counts().running, 0, "{path} after {number} turns");
            }
        }
    });
}

#[test]
fn an_aborted_task_and_one_that_panics_give_their_requests_up() {
    record(async {
        let server = Server::start(site()).await.unwrap();
        let client = SharedClient::new(&server.url());
        let (one, other) = (client.clone(), client.clone());
        let aborted = create_task(async move { one.fetch("/slow").await });
        let panics = create_task(async move {
            let _opened = other.open("/big").await;
            panic!("with an answer in the hand");
        });
        server.until(|counts| counts.requests == 2).await;
        aborted.cancel();
        assert!(aborted.await.is_err());
        let panicked: Result<(), _> = panics.await;
        assert!(panicked.is_err());
        server.until(|counts| counts.open == 0 && counts.running == 0).await;
        assert_eq!(now(), Duration::ZERO);
    });
}

/// A server with one request running, and a client.
async fn serving() -> (Server, SharedClient, Task<Result<Reply, FetchError>>) {
    let server = Server::start(site()).await.unwrap();
    let client = SharedClient::new(&server.url());
    let ours = client.clone();
    let running = create_task(async move { ours.fetch("/slow").await });
    server.until(|counts| counts.running == 1).await;
    (server, client, running)
}

#[test]
fn a_dropped_server_answers_what_is_running_and_then_refuses() {
    record(async {
        let (server, client, running) = serving().await;
        drop(server);
        assert_eq!(running.await.unwrap().unwrap().body, "at last");
        assert_eq!(client.fetch("/page").await, Err(FetchError::Connect));
    });
}

#[test]
fn a_stop_that_is_given_up_goes_on_stopping() {
    record(async {
        let (server, client, running) = serving().await;
        tokio::select! {
            biased;
            () = server.stop() => panic!("a request is running"),
            () = turns(1) => {}
        }
        assert_eq!(running.await.unwrap().unwrap().body, "at last");
        assert_eq!(client.fetch("/page").await, Err(FetchError::Connect));
    });
}

const TASKS: usize = 8;
const REQUESTS: usize = 250;

#[test]
#[ignore = "2,000 requests over sockets: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_request_is_counted_once_and_no_connection_is_left() {
    let counts = Runner::new().threads(4).run(async {
        let server = Server::start(site()).await.unwrap();
        let client = SharedClient::new(&server.url());
        gather((0..TASKS).map(|_| fetch_often(client.clone()))).await;
        let counts = server.counts();
        drop(client);
        server.until(|counts| counts.open == 0 && counts.running == 0).await;
        server.stop().await;
        counts
    });
    assert_eq!(counts.requests, TASKS * REQUESTS);
    assert!(counts.peak <= TASKS, "{}", counts.peak);
}

/// Every hundredth answer is dropped unread.
async fn fetch_often(client: SharedClient) {
    for request in 0..REQUESTS {
        if request % 100 == 0 {
            drop(client.open("/big").await.unwrap());
        } else {
            assert_eq!(client.fetch("/page").await.unwrap().body, "a page");
        }
    }
}
