//! Six pages of one second each, at once: how many connections does a client open?
//!
//! Look for: a shared client has no limit. The semaphore has.
//! Change it: keep 3 idle connections, and work out the number first.

use std::time::Duration;

use connections::{Fetch, Page, Server, SharedClient, Site, builder};
use event_loop::{now, run};
use gather::gather;
use semaphore::Semaphore;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    say!("no limit");
    fetch_twelve(6, usize::MAX).await;
    say!("two permits");
    fetch_twelve(2, usize::MAX).await;
    say!("no limit, one idle connection is kept");
    fetch_twelve(6, 1).await;
}

async fn fetch_twelve(permits: usize, max_idle: usize) {
    let page = Page::new("a page").after(Duration::from_secs(1));
    let server = Server::start(Site::new().with("/page", page)).await;
    let server = server.expect("there is a free port");
    let client = builder().pool_max_idle_per_host(max_idle).build().expect("no TLS to set up");
    let client = SharedClient::with(&server.url(), client);
    let semaphore = Semaphore::new(permits);
    for round in ["first", "second"] {
        let start = now();
        gather((0..6).map(|_| fetch_with_permit(client.clone(), semaphore.clone()))).await;
        let seconds = (now() - start).as_secs();
        say!("  {round} six: {seconds} s, {} connections", server.counts().connections);
    }
    server.stop().await;
}

async fn fetch_with_permit(client: SharedClient, semaphore: Semaphore) {
    let _permit = semaphore.acquire().await;
    client.fetch("/page").await.expect("the server answers");
}
