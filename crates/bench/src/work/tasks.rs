//! Tasks: create them, let them yield, await them one by one.

use std::hint::black_box;
use std::time::Duration;

use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tasks::create_task;
use tokio::task::{JoinSet, yield_now};

use super::{return_at_once, turn};
use crate::loops::{on_our_loop, on_our_recorded_loop, on_our_virtual_loop, on_tokio, timed};

const BATCH: usize = 1_000;

/// Each task holds `N` numbers. With one it fits into 128 bytes, tokio's smallest
/// task; what our loop adds takes ours to the next size. With eight both are there.
async fn holds<const N: usize>(numbers: [usize; N]) -> usize {
    black_box(&numbers)[0]
}

pub(crate) fn tokio_spawn<const N: usize>(n: usize) -> Duration {
    on_tokio(timed(async move {
        let handles: Vec<_> = (0..n).map(|i| tokio::spawn(holds([i; N]))).collect();
        for handle in handles {
            black_box(handle.await.expect("it returns"));
        }
    }))
}

pub(crate) fn our_create_task<const N: usize>(n: usize) -> Duration {
    on_our_loop(timed(create_and_await::<N>(n)))
}

pub(crate) fn our_virtual_create_task(n: usize) -> Duration {
    on_our_virtual_loop(timed(create_and_await::<1>(n)))
}

pub(crate) fn our_recorded_create_task(n: usize) -> Duration {
    on_our_recorded_loop(timed(create_and_await::<1>(n)))
}

async fn create_and_await<const N: usize>(n: usize) {
    let tasks: Vec<_> = (0..n).map(|i| create_task(holds([i; N]))).collect();
    for task in tasks {
        black_box(task.await.expect("it returns"));
    }
}

pub(crate) fn join_set(n: usize) -> Duration {
    on_tokio(timed(async move {
        let mut set: JoinSet<_> = (0..n).map(return_at_once).collect();
        while let Some(result) = set.join_next().await {
            black_box(result.expect("it returns"));
        }
    }))
}

pub(crate) fn futures_unordered(n: usize) -> Duration {
    on_tokio(timed(async move {
        let mut futures: FuturesUnordered<_> = (0..n).map(return_at_once).collect();
        while let Some(value) = futures.next().await {
            black_box(value);
        }
    }))
}

pub(crate) fn tokio_spawn_in_batches(n: usize) -> Duration {
    on_tokio(timed(async move {
        for start in (0..n).step_by(BATCH) {
            let batch = start..n.min(start + BATCH);
            let handles: Vec<_> = batch.map(|i| tokio::spawn(return_at_once(i))).collect();
            for handle in handles {
                black_box(handle.await.expect("it returns"));
            }
        }
    }))
}

pub(crate) fn our_create_task_in_batches(n: usize) -> Duration {
    on_our_loop(timed(async move {
        for start in (0..n).step_by(BATCH) {
            let batch = start..n.min(start + BATCH);
            let tasks: Vec<_> = batch.map(|i| create_task(return_at_once(i))).collect();
            for task in tasks {
                black_box(task.await.expect("it returns"));
            }
        }
    }))
}

pub(crate) fn tokio_yield(n: usize) -> Duration {
    on_tokio(timed(async move {
        let handles: Vec<_> = (0..n).map(|_| tokio::spawn(yield_now())).collect();
        for handle in handles {
            handle.await.expect("it returns");
        }
    }))
}

pub(crate) fn tokio_self_waking_yield(n: usize) -> Duration {
    on_tokio(timed(async move {
        let handles: Vec<_> = (0..n).map(|_| tokio::spawn(turn())).collect();
        for handle in handles {
            handle.await.expect("it returns");
        }
    }))
}

pub(crate) fn our_yield(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let tasks: Vec<_> = (0..n).map(|_| create_task(turn())).collect();
        for task in tasks {
            task.await.expect("it returns");
        }
    }))
}

pub(crate) fn futures_unordered_yield(n: usize) -> Duration {
    on_tokio(timed(async move {
        let mut futures: FuturesUnordered<_> = (0..n).map(|_| turn()).collect();
        while futures.next().await.is_some() {}
    }))
}

async fn yield_often(n: usize) {
    for _ in 0..n {
        yield_now().await;
    }
}

async fn turn_often(n: usize) {
    for _ in 0..n {
        turn().await;
    }
}

pub(crate) fn tokio_ping_pong(n: usize) -> Duration {
    on_tokio(timed(async move {
        let (ping, pong) = (tokio::spawn(yield_often(n)), tokio::spawn(yield_often(n)));
        ping.await.expect("it returns");
        pong.await.expect("it returns");
    }))
}

pub(crate) fn tokio_self_waking_ping_pong(n: usize) -> Duration {
    on_tokio(timed(async move {
        let (ping, pong) = (tokio::spawn(turn_often(n)), tokio::spawn(turn_often(n)));
        ping.await.expect("it returns");
        pong.await.expect("it returns");
    }))
}

pub(crate) fn our_ping_pong(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let (ping, pong) = (create_task(turn_often(n)), create_task(turn_often(n)));
        ping.await.expect("it returns");
        pong.await.expect("it returns");
    }))
}
