//! Predict. A caller tries again and again, two seconds each time, and five
//! seconds in all. Nobody answers. Read the program and write its lines into
//! `PREDICTION`, in the order in which they are said. Change nothing else. Check
//! it only then.
//!
//! Lesson: `cargo course read timeouts`, "The run" and "Clean-up cannot
//! wait".
//! Why async: a limit can end a wait only if the wait gives way.
//! Think about: the third call is cut off as the others are. Who hears of it?

use std::time::Duration;

use event_loop::sleep;
use timeouts::{TimeoutError, timeout, wait_for};
use transcript::say;

const PREDICTION: &[&str] = &[
    "call 1",
    // The destructors are over when the caller sees the error.
    "  line closed",
    "no answer to call 1",
    "call 2",
    "  line closed",
    "no answer to call 2",
    "call 3",
    // The outer limit drops its whole body: no line of the loop is run any more.
    "  line closed",
    "  meter closed",
    "given up",
];

pub async fn program() -> u32 {
    let mut tried = 0;
    let answer = timeout(seconds(5), async |_| {
        let _meter = Open("meter");
        loop {
            tried += 1;
            say!("call {tried}");
            if wait_for(call(), seconds(2)).await.is_ok() {
                break;
            }
            say!("no answer to call {tried}");
        }
    });
    match answer.await {
        Ok(()) => say!("answered"),
        Err(TimeoutError) => say!("given up"),
    }
    tried
}

async fn call() {
    let _line = Open("line");
    sleep(seconds(60)).await;
}

struct Open(&'static str);

impl Drop for Open {
    fn drop(&mut self) {
        say!("  {} closed", self.0);
    }
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[cfg(test)]
#[path = "../../exercises/timeouts/checks/whose_limit.rs"]
mod checks;
