//! verdict: wrong order
//! Thought: as with every semaphore: acquire, and hold it while you wait.

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
        let _permit = self.free.acquire().await;
        to_thread(function).await
    }
}

#[cfg(test)]
#[path = "../../checks/pool_by_hand.rs"]
mod checks;
