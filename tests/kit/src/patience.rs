//! How long a test may take in real time. No test waits for that: it is the end
//! of one that hangs.

use std::sync::mpsc::channel;
use std::time::Duration;

use event_loop::{all_tasks, now};

use crate::one_turn;

const PATIENCE: Duration = Duration::from_secs(30);

/// Runs `test` on a thread of its own. A deadlock there would otherwise hang the
/// whole test run.
///
/// # Panics
///
/// When the test panics or hangs.
pub fn within_patience<T: Send + 'static>(test: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, ended) = channel();
    std::thread::spawn(move || done.send(test()));
    ended.recv_timeout(PATIENCE).expect("the test neither hangs nor panics")
}

/// Waits until the caller is the only task. On threads, a task that was cancelled
/// may take a moment to go.
///
/// # Cancel safety
///
/// There is nothing to lose.
///
/// # Panics
///
/// When somebody stays, and outside a loop.
pub async fn alone() {
    while all_tasks().len() > 1 {
        assert!(now() < PATIENCE, "a task is left");
        one_turn().await;
    }
}
