//! verdict: wrong value
//! Thought: all that came together are looked at first, and then it is seen who has the
//! file.

use std::time::Duration;

use event_loop::sleep;
use tasks::{Task, create_named_task};
use transcript::say;
use wait::wait;

/// A mirror, and what it will answer after a while: the file's size or a status.
#[derive(Debug, Clone, Copy)]
pub struct Mirror {
    pub name: &'static str,
    pub takes: Duration,
    pub answer: Result<u32, u16>,
}

/// The first good answer; or, if there is none, the status of every mirror.
pub async fn download(mirrors: Vec<Mirror>) -> Result<u32, Vec<u16>> {
    let start = |mirror: Mirror| create_named_task(mirror.name, fetch(mirror));
    let requests: Vec<_> = mirrors.into_iter().map(start).collect();
    let mut pending = requests;
    let mut refusals = Vec::new();
    while !pending.is_empty() {
        let (done, rest) = wait(pending).first_completed().await;
        pending = rest;
        let mut good = None;
        for request in done {
            match request.await.expect("no request panics") {
                Ok(size) => good = Some(size),
                Err(status) => refusals.push(status),
            }
        }
        if let Some(size) = good {
            stop(pending).await;
            return Ok(size);
        }
    }
    Err(refusals)
}

async fn stop(requests: Vec<Task<Result<u32, u16>>>) {
    for request in &requests {
        request.cancel();
    }
    wait(requests).await;
}

async fn fetch(mirror: Mirror) -> Result<u32, u16> {
    let _connection = Connection { to: mirror.name };
    sleep(mirror.takes).await;
    say!("{} answers {:?}", mirror.name, mirror.answer);
    mirror.answer
}

/// An open connection. It is closed when it is dropped.
struct Connection {
    to: &'static str,
}

impl Drop for Connection {
    fn drop(&mut self) {
        say!("  {} is closed", self.to);
    }
}

#[cfg(test)]
#[path = "../../checks/first_good_mirror.rs"]
mod checks;
