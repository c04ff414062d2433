//! Timers on a clock that jumps, and timeouts that are never reached.

use std::hint::black_box;
use std::time::Duration;

use futures::StreamExt;
use tasks::create_task;
use timeouts::{timeout, wait_for};
use tokio::runtime::Builder;
use tokio_util::time::DelayQueue;

use super::{HOUR, return_after_a_turn, return_at_once};
use crate::loops::{on_our_loop, on_our_virtual_loop, on_runtime, on_tokio, timed};

/// Within one second: many are due at the same time.
pub(crate) fn close(i: usize) -> Duration {
    Duration::from_millis(1 + i as u64 * 7 % 1_000)
}

/// Each due at a millisecond of its own.
pub(crate) fn apart(i: usize) -> Duration {
    Duration::from_millis(1 + i as u64)
}

fn on_paused_tokio(work: impl Future<Output = ()> + Send + 'static) -> Duration {
    on_runtime(Builder::new_current_thread().start_paused(true), timed(work))
}

fn tokio_timers(n: usize, delay: fn(usize) -> Duration) -> Duration {
    on_paused_tokio(async move {
        let spawn = |i| tokio::spawn(tokio::time::sleep(delay(i)));
        let handles: Vec<_> = (0..n).map(spawn).collect();
        for handle in handles {
            handle.await.expect("it returns");
        }
    })
}

fn our_timers(n: usize, delay: fn(usize) -> Duration) -> Duration {
    on_our_virtual_loop(timed(async move {
        let create = |i| create_task(event_loop::sleep(delay(i)));
        let tasks: Vec<_> = (0..n).map(create).collect();
        for task in tasks {
            task.await.expect("it returns");
        }
    }))
}

fn delay_queue(n: usize, delay: fn(usize) -> Duration) -> Duration {
    on_paused_tokio(async move {
        let mut timers = DelayQueue::with_capacity(n);
        for i in 0..n {
            timers.insert(i, delay(i));
        }
        while let Some(expired) = timers.next().await {
            black_box(expired);
        }
    })
}

pub(crate) fn tokio_timers_close(n: usize) -> Duration {
    tokio_timers(n, close)
}

pub(crate) fn tokio_timers_apart(n: usize) -> Duration {
    tokio_timers(n, apart)
}

pub(crate) fn our_timers_close(n: usize) -> Duration {
    our_timers(n, close)
}

pub(crate) fn our_timers_apart(n: usize) -> Duration {
    our_timers(n, apart)
}

pub(crate) fn delay_queue_close(n: usize) -> Duration {
    delay_queue(n, close)
}

pub(crate) fn delay_queue_apart(n: usize) -> Duration {
    delay_queue(n, apart)
}

pub(crate) fn tokio_timeout_ready(n: usize) -> Duration {
    on_tokio(timed(async move {
        for i in 0..n {
            let value = tokio::time::timeout(HOUR, return_at_once(i)).await;
            black_box(value.expect("in time"));
        }
    }))
}

pub(crate) fn our_wait_for_ready(n: usize) -> Duration {
    on_our_loop(timed(async move {
        for i in 0..n {
            black_box(wait_for(return_at_once(i), HOUR).await.expect("in time"));
        }
    }))
}

pub(crate) fn our_scope_ready(n: usize) -> Duration {
    on_our_loop(timed(async move {
        for i in 0..n {
            let value = timeout(HOUR, async |_scope| return_at_once(i).await).await;
            black_box(value.expect("in time"));
        }
    }))
}

pub(crate) fn tokio_timeout_turn(n: usize) -> Duration {
    on_tokio(timed(async move {
        for i in 0..n {
            let value = tokio::time::timeout(HOUR, return_after_a_turn(i)).await;
            black_box(value.expect("in time"));
        }
    }))
}

pub(crate) fn our_wait_for_turn(n: usize) -> Duration {
    on_our_loop(timed(async move {
        for i in 0..n {
            black_box(wait_for(return_after_a_turn(i), HOUR).await.expect("in time"));
        }
    }))
}

pub(crate) fn our_scope_turn(n: usize) -> Duration {
    on_our_loop(timed(async move {
        for i in 0..n {
            let value = timeout(HOUR, async |_scope| return_after_a_turn(i).await).await;
            black_box(value.expect("in time"));
        }
    }))
}
