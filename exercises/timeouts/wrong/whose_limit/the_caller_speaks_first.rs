//! verdict: wrong order
//! Thought: the error comes at once, and the clean-up some time later.

use std::time::Duration;

use event_loop::sleep;
use timeouts::{TimeoutError, timeout, wait_for};
use transcript::say;

const PREDICTION: &[&str] = &[
    "call 1",
    "no answer to call 1",
    "  line closed",
    "call 2",
    "no answer to call 2",
    "  line closed",
    "call 3",
    "given up",
    "  line closed",
    "  meter closed",
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
#[path = "../../checks/whose_limit.rs"]
mod checks;
