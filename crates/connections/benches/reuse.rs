//! How long it takes: one client for each request against one for all of them.
//!
//! `cargo bench -p connections` prints the table of the lesson. The connections
//! are the same everywhere, the times are those of this machine.

use std::time::Duration;

use connections::{ClientPerRequest, Fetch, Page, Server, SharedClient, Site};
use event_loop::run;
use tokio::time::Instant;

const REQUESTS: u32 = 2_000;

fn main() {
    println!("| {REQUESTS} requests | connections | time for each |\n|---|---|---|");
    for way in ["a client per request", "one shared client"] {
        let (time, connections) = run(measure(way));
        println!("| {way} | {connections} | {} µs |", time.as_micros());
    }
}

async fn measure(way: &'static str) -> (Duration, usize) {
    let site = Site::new().with("/page", Page::new("a page"));
    let server = Server::start(site).await.expect("there is a free port");
    let client: Box<dyn Fetch> = match way {
        "one shared client" => Box::new(SharedClient::new(&server.url())),
        _ => Box::new(ClientPerRequest::new(&server.url())),
    };
    let start = Instant::now();
    for _ in 0..REQUESTS {
        client.fetch("/page").await.expect("the server answers");
    }
    (start.elapsed() / REQUESTS, server.counts().connections)
}
