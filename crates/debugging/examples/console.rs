//! A program that `tokio-console` can look into while it runs.
//!
//! No twin: asyncio has no program that looks into a running loop from outside.
//!
//! Look for: the task that is busy, and the one that nobody can wake any more.
//! Change it: start a thousand tasks of `beat`.

use std::time::{Duration, SystemTime};

use event_loop::{run, sleep};
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

pub fn main() {
    console_subscriber::init();
    say!("now start `tokio-console` in another terminal");
    run(program());
}

/// The console tells tasks by the line that spawned them: so it is tokio's own
/// `spawn` here, and one line for each.
async fn program() {
    drop(tokio::spawn(beat()));
    drop(tokio::spawn(hash()));
    drop(tokio::spawn(order()));
    sleep(600 * SECOND).await;
}

async fn beat() {
    loop {
        sleep(SECOND / 10).await;
    }
}

async fn hash() {
    loop {
        let until = SystemTime::now() + SECOND / 2;
        while SystemTime::now() < until {}
        sleep(SECOND).await;
    }
}

async fn order() {
    std::future::pending().await
}
