//! D6: five requests, one after the other, by a client for each and by one for all.
//!
//! Look for: the number of connections. The requests are the same.
//! Change it: let both fetch "/nothing". Does an error 404 cost a connection?

use connections::{ClientPerRequest, Fetch, Page, Server, SharedClient, Site};
use event_loop::run;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let server = start().await;
    let client = ClientPerRequest::new(&server.url());
    fetch_five("a client per request", &client, server).await;

    let server = start().await;
    let client = SharedClient::new(&server.url());
    fetch_five("one shared client", &client, server).await;
}

async fn start() -> Server {
    let site = Site::new().with("/page", Page::new("a page"));
    Server::start(site).await.expect("there is a free port")
}

async fn fetch_five(way: &str, client: &dyn Fetch, server: Server) {
    for _ in 0..5 {
        client.fetch("/page").await.expect("the server answers");
    }
    let counts = server.counts();
    say!("{way}: requests {}, connections {}", counts.requests, counts.connections);
    server.stop().await;
}
