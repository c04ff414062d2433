//! Cancelling whoever waits for a `gather` stops its children.
//!
//! Look for: which fetch is over before the limit, and which two are stopped.
//! Change it: keep the `gather` in `program` and sleep there instead.

use std::time::Duration;

use event_loop::{run, sleep};
use gather::gather;
use tasks::{TaskError, create_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let all = create_task(gather([fetch(1, 3), fetch(2, 1), fetch(3, 4)]));
    sleep(Duration::from_secs(2)).await;
    say!("enough");
    all.cancel();
    if let Err(TaskError::Cancelled) = all.await {
        say!("the gather is gone");
    }
    sleep(Duration::from_secs(5)).await;
    say!("nothing came after it");
}

async fn fetch(number: u32, seconds: u64) {
    let mut connection = Connection { number, state: State::Open };
    sleep(Duration::from_secs(seconds)).await;
    connection.state = State::Finished;
}

struct Connection {
    number: u32,
    state: State,
}

#[derive(Debug)]
enum State {
    Open,
    Finished,
}

impl Drop for Connection {
    fn drop(&mut self) {
        match self.state {
            State::Finished => say!("  {} finished", self.number),
            State::Open => say!("  {} stopped", self.number),
        }
    }
}
