//! verdict: wrong order
//! Thought: each call has a thread of its own, so none is in the way of another.

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
        let _room = self.free.try_acquire();
        to_thread(function).await
    }
}

#[cfg(test)]
#[path = "../../checks/pool_by_hand.rs"]
mod checks;
