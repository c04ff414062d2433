//! Complete. All mirrors are asked for the same file at the same time. The first one
//! that has it wins. Then all other connections are closed, and when they are closed,
//! `download` returns; it waits for nothing else. If no mirror has the file, return what
//! each one said, in the order of the answers.
//!
//! Lesson: `cargo course read wait`, "The run" and "First is not one".
//! Why async: one thread has a request open at every mirror, and goes on with whichever
//! answers.
//! Think about: a mirror that is broken answers quickly. Who wins a race that ends with
//! the first answer?

use std::time::Duration;

use event_loop::sleep;
use tasks::create_named_task;
use transcript::say;

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
    todo!("wait for a good answer to one of {} requests, and stop the others", requests.len())
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
#[path = "checks/first_good_mirror.rs"]
mod checks;
