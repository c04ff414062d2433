//! Five ways to treat an answer. After each, one more page is fetched.
//!
//! Look for: which ways leave a connection that can be used again.
//! Change it: make the big page small. What is here already need not be read.

use std::time::Duration;

use connections::{Fetch, Page, Server, SharedClient, Site};
use event_loop::run;
use timeouts::wait_for;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let site = Site::new()
        .with("/big", Page::new(&"x".repeat(1_000_000)))
        .with("/last", Page::new("goodbye").closing())
        .with("/slow", Page::new("at last").after(Duration::from_secs(5)));
    let server = Server::start(site).await.expect("there is a free port");
    let client = SharedClient::new(&server.url());

    client.fetch("/big").await.expect("it answers");
    say!("read to the end: {}", one_more(&client, &server).await);

    client.fetch("/missing").await.expect("status 404 is an answer");
    say!("an error status: {}", one_more(&client, &server).await);

    drop(client.open("/big").await.expect("it answers"));
    say!("dropped unread: {}", one_more(&client, &server).await);

    client.fetch("/last").await.expect("it answers");
    say!("the server closes: {}", one_more(&client, &server).await);

    let limit = Duration::from_secs(1);
    wait_for(client.fetch("/slow"), limit).await.expect_err("it takes too long");
    say!("given up after 1 s: {}", one_more(&client, &server).await);
}

async fn one_more(client: &SharedClient, server: &Server) -> &'static str {
    let before = server.counts().connections;
    client.fetch("/").await.expect("status 404 is an answer");
    if server.counts().connections == before { "reused" } else { "a new connection" }
}
