//! verdict: hung
//! Thought: the thread gives the permit back when the function has returned.

use semaphore::Semaphore;
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
        self.free.acquire().await.forget();
        let free = self.free.clone();
        to_thread(move || {
            let value = function();
            free.release();
            value
        })
        .await
    }
}

#[cfg(test)]
#[path = "../../checks/pool_by_hand.rs"]
mod checks;
