//! A polite crawler on loopback, until Ctrl-C. Without you it stops after 8.5 s.
//!
//! Look for: no host is asked for a new page within 2 s, and nobody waits for it.
//! Change it: allow one page at a time. Then leave the hosts no time at all.

use std::sync::Arc;
use std::time::Duration;

use cancellation::CancellationToken;
use capstone::{Manners, Patience, Told, Visit, crawl, links};
use connections::{Page, Server, SharedClient, Site};
use event_loop::{run, sleep};
use queue::Queue;
use tasks::{TaskError, create_named_task};
use tokio::select;
use tokio::signal::ctrl_c;
use transcript::say;

const fn seconds(number: u64) -> Duration {
    Duration::from_secs(number)
}

const MANNERS: Manners = Manners {
    at_once: 3,
    delay: seconds(2),
    patience: Patience { tries: 3, limit: seconds(4), pause: Duration::from_millis(500) },
    grace: seconds(3),
};

pub fn main() -> Result<(), TaskError> {
    run(program())
}

async fn program() -> Result<(), TaskError> {
    let server = Server::start(site()).await.expect("there is a free port");
    let (client, pages) = (Told(SharedClient::new(&server.url())), Queue::new(2));
    let stop = CancellationToken::new();
    // First: whoever presses before that ends the program, as in any other.
    let person = create_named_task("person", press_ctrl_c(stop.clone()));
    let crawler = crawl(Arc::new(client), "/news/1", MANNERS, pages.clone(), stop);
    let crawler = create_named_task("crawler", crawler);

    while let Ok(Visit { path, reply }) = pages.get().await {
        sleep(Duration::from_millis(150)).await;
        let links = reply.map_or(0, |reply| links(&reply).len());
        say!("    indexed: {path}, links: {links}");
    }
    person.cancel();
    let report = crawler.await?;
    say!("visited: {}", report.visited);
    say!("given up: {}", report.given_up.join(" "));
    say!("left: {}", report.left.join(" "));
    say!("connections: {}", server.counts().connections);
    Ok(())
}

async fn press_ctrl_c(stop: CancellationToken) {
    select! {
        biased;
        pressed = ctrl_c() => pressed.expect("the system passes signals on"),
        () = sleep(Duration::from_millis(8500)) => {}
    }
    say!("stop");
    stop.cancel();
}

fn site() -> Site {
    let page = |links: &str, millis| Page::new(links).after(Duration::from_millis(millis));
    Site::new()
        .with("/news/1", page("/news/2 /news/3 /maps/1 /shop/1", 1000))
        .with("/news/2", page("/news/1 /news/4 /shop/2", 700))
        .with("/news/3", page("/maps/2", 900))
        .with("/news/4", page("", 3100))
        .with("/maps/1", page("/maps/2", 1600).hang_up_first(1))
        .with("/maps/2", page("/news/1", 60_000))
        .with("/shop/1", page("/shop/3 /shop/4 /shop/5 /shop/6", 1300))
        .with("/shop/2", page("/shop/1", 400))
        .with("/shop/4", page("", 350))
}
