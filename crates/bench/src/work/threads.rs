//! Calls on other threads: one after the other, and all at once.

use std::hint::black_box;
use std::thread::available_parallelism;
use std::time::Duration;

use gather::gather;
use to_thread::{ThreadPoolExecutor, run_in_executor, to_thread};
use tokio::runtime::Builder;
use tokio::task::spawn_blocking;

use crate::loops::{on_our_loop, on_runtime, on_tokio, timed};

/// What blocks as little as anything can.
fn call() -> usize {
    black_box(1)
}

/// The size of asyncio's default pool.
fn asyncio_threads() -> usize {
    let cpus = available_parallelism().map_or(1, usize::from);
    32.min(cpus + 4)
}

pub(crate) fn tokio_one_by_one(n: usize) -> Duration {
    on_tokio(timed(async move {
        for _ in 0..n {
            spawn_blocking(call).await.expect("it returns");
        }
    }))
}

pub(crate) fn our_one_by_one(n: usize) -> Duration {
    on_our_loop(timed(async move {
        for _ in 0..n {
            to_thread(call).await;
        }
    }))
}

pub(crate) fn tokio_burst(n: usize) -> Duration {
    on_tokio(timed(spawn_blocking_at_once(n)))
}

pub(crate) fn tokio_burst_on_few_threads(n: usize) -> Duration {
    let mut builder = Builder::new_current_thread();
    builder.max_blocking_threads(asyncio_threads());
    on_runtime(&mut builder, timed(spawn_blocking_at_once(n)))
}

async fn spawn_blocking_at_once(n: usize) {
    let handles: Vec<_> = (0..n).map(|_| spawn_blocking(call)).collect();
    for handle in handles {
        handle.await.expect("it returns");
    }
}

pub(crate) fn our_burst(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let values = gather((0..n).map(|_| to_thread(call))).await;
        assert_eq!(values.len(), n);
    }))
}

pub(crate) fn our_burst_on_a_pool(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let pool = ThreadPoolExecutor::new(asyncio_threads());
        let jobs: Vec<_> = (0..n).map(|_| run_in_executor(&pool, call)).collect();
        for job in jobs {
            job.await;
        }
    }))
}
