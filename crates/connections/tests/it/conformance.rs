//! The rules of connections. CPython has no tests of them: asyncio leaves HTTP to
//! other packages.

use std::time::Duration;

use connections::{
    ClientPerRequest, Counts, Fetch, FetchError, Page, Reply, Scripted, Server, SharedClient, Site,
    builder,
};
use event_loop::{now, record};
use gather::gather;
use semaphore::Semaphore;
use tasks::create_task;
use timeouts::{TimeoutError, wait_for};
use transcript::{Transcript, say};

const SECOND: Duration = Duration::from_secs(1);

fn site() -> Site {
    Site::new()
        .with("/page", Page::new("a page"))
        .with("/slow", Page::new("at last").after(SECOND))
        .with("/big", Page::new(&"x".repeat(1_000_000)))
        .with("/last", Page::new("goodbye").closing())
        .with("/broken", Page::hang_up().after(SECOND))
        .with("/moved", Page::new("gone").status(410))
}

async fn start() -> (Server, SharedClient) {
    let server = Server::start(site()).await.unwrap();
    let client = SharedClient::new(&server.url());
    (server, client)
}

/// So many fetches of a slow page at once, behind a semaphore.
async fn fetch_at_once(client: &SharedClient, fetches: usize, permits: usize) {
    let semaphore = Semaphore::new(permits);
    gather((0..fetches).map(|_| {
        let (client, semaphore) = (client.clone(), semaphore.clone());
        async move {
            let _permit = semaphore.acquire().await;
            client.fetch("/slow").await.unwrap();
        }
    }))
    .await;
}

#[test]
fn a_shared_client_opens_one_connection_for_requests_one_after_the_other() {
    record(async {
        let (server, client) = start().await;
        for path in ["/page", "/slow", "/big", "/moved", "/nothing", "/page"] {
            client.fetch(path).await.unwrap();
        }
        let expected = Counts { connections: 1, open: 1, requests: 6, running: 0, peak: 1 };
        assert_eq!(server.counts(), expected);
    });
}

#[test]
fn a_client_per_request_opens_a_connection_for_each_and_keeps_none() {
    record(async {
        let (server, _) = start().await;
        let client = ClientPerRequest::new(&server.url());
        for path in ["/page", "/slow", "/big", "/moved", "/nothing", "/page"] {
            client.fetch(path).await.unwrap();
        }
        assert_eq!((server.counts().connections, server.counts().requests), (6, 6));
        server.until(|counts| counts.open == 0).await;
    });
}

#[test]
fn clones_of_a_client_share_its_connections() {
    record(async {
        let (server, client) = start().await;
        for _ in 0..3 {
            client.clone().fetch("/page").await.unwrap();
        }
        assert_eq!(server.counts().connections, 1);
    });
}

#[test]
fn requests_at_once_open_a_connection_each() {
    record(async {
        let (server, client) = start().await;
        fetch_at_once(&client, 7, 7).await;
        assert_eq!((server.counts().connections, server.counts().peak), (7, 7));
        assert_eq!(now(), SECOND);
    });
}

#[test]
fn behind_a_semaphore_no_more_connections_are_opened_than_it_has_permits() {
    record(async {
        let (server, client) = start().await;
        fetch_at_once(&client, 7, 3).await;
        assert_eq!((server.counts().connections, server.counts().peak), (3, 3));
        assert_eq!(now(), 3 * SECOND);
    });
}

#[test]
fn a_client_keeps_no_more_idle_connections_than_it_may() {
    record(async {
        let (server, _) = start().await;
        let client = builder().pool_max_idle_per_host(2).build().unwrap();
        let client = SharedClient::with(&server.url(), client);
        fetch_at_once(&client, 5, 5).await;
        server.until(|counts| counts.open == 2).await;
        fetch_at_once(&client, 5, 5).await;
        assert_eq!(server.counts().connections, 5 + 3);
    });
}

#[test]
fn a_body_that_is_not_read_costs_the_connection() {
    record(async {
        let (server, client) = start().await;
        drop(client.open("/big").await.unwrap());
        server.until(|counts| counts.open == 0).await;
        client.fetch("/page").await.unwrap();
        assert_eq!(server.counts().connections, 2);
    });
}

#[test]
fn a_small_body_is_here_with_its_head_and_may_be_dropped_unread() {
    record(async {
        let (server, client) = start().await;
        drop(client.open("/page").await.unwrap());
        client.fetch("/page").await.unwrap();
        assert_eq!(server.counts().connections, 1);
    });
}

#[test]
fn an_answer_that_says_close_costs_the_connection() {
    record(async {
        let (server, client) = start().await;
        assert_eq!(client.fetch("/last").await.unwrap().body, "goodbye");
        server.until(|counts| counts.open == 0).await;
        client.fetch("/page").await.unwrap();
        assert_eq!(server.counts().connections, 2);
    });
}

#[test]
fn a_fetch_dropped_in_mid_air_frees_its_permit_and_its_place_in_the_server() {
    record(async {
        let (server, client) = start().await;
        let semaphore = Semaphore::new(1);
        let (ours, fetcher) = (semaphore.clone(), client.clone());
        let fetch = async move {
            let _permit = ours.acquire().await;
            fetcher.fetch("/slow").await
        };
        assert_eq!(wait_for(fetch, SECOND / 2).await, Err(TimeoutError));
        assert!(!semaphore.locked());
        server.until(|counts| counts.running == 0 && counts.open == 0).await;
        assert_eq!(now(), SECOND / 2);
        assert_eq!(client.fetch("/page").await.unwrap().body, "a page");
    });
}

#[test]
fn the_clients_own_time_limit_is_an_error_and_costs_the_connection() {
    record(async {
        let (server, _) = start().await;
        let client = builder().timeout(SECOND / 4).build().unwrap();
        let client = SharedClient::with(&server.url(), client);
        assert_eq!(client.fetch("/slow").await, Err(FetchError::TimedOut));
        assert_eq!(now(), SECOND / 4);
        server.until(|counts| counts.open == 0).await;
    });
}

#[test]
fn a_client_without_a_limit_waits_as_long_as_it_takes() {
    record(async {
        let day = 86_400 * SECOND;
        let server = Server::start(Site::new().with("/", Page::new("").after(day))).await.unwrap();
        SharedClient::new(&server.url()).fetch("/").await.unwrap();
        assert_eq!(now(), day);
    });
}

#[test]
fn a_stop_answers_what_is_running_closes_what_is_idle_and_refuses_the_rest() {
    record(async {
        let (server, client) = start().await;
        fetch_at_once(&client, 3, 3).await;
        let url = server.url();
        let running = create_task(async move { client.fetch("/slow").await });
        server.until(|counts| counts.running == 1).await;

        server.stop().await;
        assert_eq!(now(), 2 * SECOND);
        assert_eq!(running.await.unwrap().unwrap().body, "at last");
        let late = SharedClient::new(&url).fetch("/page").await;
        assert_eq!(late, Err(FetchError::Connect));
    });
}

/// Whether the client has heard of the end by then is up to the system.
#[test]
fn a_request_on_an_idle_connection_that_the_server_has_closed_fails_at_once() {
    record(async {
        let (server, client) = start().await;
        client.fetch("/page").await.unwrap();
        server.stop().await;
        let late = client.fetch("/page").await;
        assert!(matches!(late, Err(FetchError::HungUp | FetchError::Connect)), "{late:?}");
        assert_eq!(now(), Duration::ZERO);
    });
}

/// Two pages one after the other, two at once, and what there is not.
async fn visit(fetcher: Box<dyn Fetch>) {
    for path in ["/page", "/slow", "/moved", "/nothing", "/broken"] {
        match fetcher.fetch(path).await {
            Ok(Reply { status, body }) => say!("{path}: {status} {body}"),
            Err(error) => say!("{path}: {error}"),
        }
    }
    let (slow, broken) = tokio::join!(fetcher.fetch("/slow"), fetcher.fetch("/broken"));
    say!("{slow:?} {broken:?}");
    let limit = wait_for(fetcher.fetch("/slow"), SECOND / 2).await;
    say!("{limit:?}");
}

#[test]
fn a_script_and_a_server_with_the_same_site_give_the_same_run() {
    let ((), scripted) = record(visit(Box::new(Scripted::new(site()))));
    let ((), served) = record(async {
        let (_server, client) = start().await;
        visit(Box::new(client)).await;
    });
    assert_eq!(scripted.timed(), served.timed());
    assert_eq!(last(&scripted), (4 * SECOND - SECOND / 2, "Err(TimeoutError)".to_owned()));
}

fn last(transcript: &Transcript) -> (Duration, String) {
    transcript.timed().pop().unwrap()
}

#[test]
fn a_script_counts_requests_and_the_most_at_once() {
    record(async {
        let script = Scripted::new(site());
        gather((0..3).map(|_| {
            let script = script.clone();
            async move { script.fetch("/slow").await }
        }))
        .await;
        script.fetch("/page").await.unwrap();
        assert_eq!(script.counts(), Counts { requests: 4, peak: 3, ..Counts::default() });
    });
}

#[test]
fn a_page_that_hangs_up_first_answers_later_scripted_or_served() {
    let site = || Site::new().with("/moody", Page::new("at last").after(SECOND).hang_up_first(2));
    let visit = async |fetcher: &dyn Fetch| {
        for _ in 0..4 {
            say!("{:?}", fetcher.fetch("/moody").await.map(|reply| reply.body));
        }
    };
    let ((), scripted) = record(async move { visit(&Scripted::new(site())).await });
    let ((), served) = record(async move {
        let server = Server::start(site()).await.unwrap();
        visit(&SharedClient::new(&server.url())).await;
    });
    assert_eq!(scripted.timed(), served.timed());
    let (hung_up, at_last) = ("Err(HungUp)", "Ok(\"at last\")");
    assert_eq!(scripted.lines(), [hung_up, hung_up, at_last, at_last]);
    assert_eq!(scripted.elapsed(), 4 * SECOND);
}

#[test]
fn an_answer_that_is_kept_unread_does_not_hold_the_clock() {
    record(async {
        let (_server, client) = start().await;
        let kept = client.open("/page").await.unwrap();
        client.fetch("/slow").await.unwrap();
        assert_eq!(now(), SECOND);
        assert_eq!(kept.read().await.unwrap().body, "a page");
    });
}
