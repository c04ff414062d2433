//! The implementations, one module per family. The table says what each is for.
//!
//! A function does the work `n` times on a loop of its own and gives the time of
//! that, without starting and closing the loop. Coroutines that yield yield in
//! the same way on every loop, except where the yield itself is measured.

pub(crate) mod groups;
pub(crate) mod joins;
pub(crate) mod memory;
pub(crate) mod queues;
pub(crate) mod sync;
pub(crate) mod tasks;
pub(crate) mod threads;
pub(crate) mod time;

use std::time::Duration;

/// Longer than any run.
const HOUR: Duration = Duration::from_secs(3600);

/// One turn for everybody: the task wakes itself. It needs no loop of ours.
async fn turn() {
    event_loop::sleep(Duration::ZERO).await;
}

async fn return_at_once(number: usize) -> usize {
    std::hint::black_box(number)
}

async fn return_after_a_turn(number: usize) -> usize {
    turn().await;
    std::hint::black_box(number)
}
