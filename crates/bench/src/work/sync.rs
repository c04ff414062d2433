//! A semaphore of ten round a task's one turn.

use std::sync::Arc;
use std::time::Duration;

use semaphore::Semaphore;
use tasks::create_task;

use super::turn;
use crate::loops::{on_our_loop, on_tokio, timed};

const PERMITS: usize = 10;

pub(crate) fn tokio_semaphore(n: usize) -> Duration {
    on_tokio(timed(async move {
        let semaphore = Arc::new(tokio::sync::Semaphore::new(PERMITS));
        let spawn = |_| tokio::spawn(under_tokio_semaphore(semaphore.clone()));
        let handles: Vec<_> = (0..n).map(spawn).collect();
        for handle in handles {
            handle.await.expect("it returns");
        }
    }))
}

pub(crate) fn tokio_semaphore_in_our_tasks(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let semaphore = Arc::new(tokio::sync::Semaphore::new(PERMITS));
        let create = |_| create_task(under_tokio_semaphore(semaphore.clone()));
        let tasks: Vec<_> = (0..n).map(create).collect();
        for task in tasks {
            task.await.expect("it returns");
        }
    }))
}

async fn under_tokio_semaphore(semaphore: Arc<tokio::sync::Semaphore>) {
    let _permit = semaphore.acquire().await.expect("nobody closes it");
    turn().await;
}

pub(crate) fn our_semaphore(n: usize) -> Duration {
    on_our_loop(timed(async move {
        let semaphore = Semaphore::new(PERMITS);
        let create = |_| create_task(under_our_semaphore(semaphore.clone()));
        let tasks: Vec<_> = (0..n).map(create).collect();
        for task in tasks {
            task.await.expect("it returns");
        }
    }))
}

async fn under_our_semaphore(semaphore: Semaphore) {
    let _permit = semaphore.acquire().await;
    turn().await;
}

pub(crate) fn async_lock_semaphore(n: usize) -> Duration {
    on_tokio(timed(async move {
        let semaphore = Arc::new(async_lock::Semaphore::new(PERMITS));
        let spawn = |_| tokio::spawn(under_async_lock_semaphore(semaphore.clone()));
        let handles: Vec<_> = (0..n).map(spawn).collect();
        for handle in handles {
            handle.await.expect("it returns");
        }
    }))
}

async fn under_async_lock_semaphore(semaphore: Arc<async_lock::Semaphore>) {
    let _permit = semaphore.acquire().await;
    turn().await;
}
