//! Predict. A reader fetches from a newspaper, and the server counts the connections
//! that were ever opened. Read the program and write its lines into `PREDICTION`, in
//! the order in which they are said and with their numbers. Change nothing else. Check
//! it only then.
//!
//! Lesson: `cargo course read connections`, "The run" and "What costs the connection".
//! Why async: three stories of a second each can be here after one second. But then
//! each needs a connection of its own.
//! Think about: an answer is dropped unread. When do you pay for that?

use std::time::Duration;

use connections::{Fetch, Page, Server, SharedClient, Site};
use gather::gather;
use transcript::say;

const PREDICTION: &[&str] = &[];

pub async fn program() -> usize {
    let story = Page::new("a story").after(Duration::from_secs(1));
    let archive = Page::new(&"x".repeat(1_000_000));
    let site = Site::new().with("/story", story).with("/archive", archive);
    let server = Server::start(site).await.expect("there is a free port");
    let client = SharedClient::new(&server.url());

    for _ in 0..3 {
        read_story(client.clone()).await;
    }
    say!("three in a row: {}", server.counts().connections);
    gather((0..3).map(|_| read_story(client.clone()))).await;
    say!("three at once: {}", server.counts().connections);
    drop(client.open("/archive").await.expect("the server answers"));
    say!("the archive, dropped unread: {}", server.counts().connections);
    gather((0..3).map(|_| read_story(client.clone()))).await;
    say!("three at once: {}", server.counts().connections);
    gather((0..3).map(|_| read_story(SharedClient::new(&server.url())))).await;
    say!("three at once, each with a new client: {}", server.counts().connections);
    server.counts().connections
}

async fn read_story(client: SharedClient) {
    client.fetch("/story").await.expect("the server answers");
}

#[cfg(test)]
#[path = "checks/how_many_connections.rs"]
mod checks;
