//! verdict: wrong value
//! Thought: a task goes on when its handle is dropped, and so does its permit.

use semaphore::Semaphore;
use tasks::create_task;
use to_thread::to_thread;

/// Calls on other threads, so many at a time. A clone is the same pool.
#[derive(Debug, Clone)]
pub struct Pool {
    free: Semaphore,
}

impl Pool {
    pub fn new(threads: usize) -> Self {
        Pool { free: Semaphore::new(threads) }
    }

    /// Calls `function` on another thread when one is free, and returns its value.
    pub async fn call<T: Send + 'static>(
        &self,
        function: impl FnOnce() -> T + Send + 'static,
    ) -> T {
        let free = self.free.clone();
        let call = create_task(async move {
            let _permit = free.acquire().await;
            to_thread(function).await
        });
        call.await.expect("the call does not panic")
    }
}

#[cfg(test)]
#[path = "../../checks/pool_by_hand.rs"]
mod checks;
