//! Build. `to_thread` has up to 32 threads, and a database takes only a few calls
//! at a time. Write `Pool::call` out of `to_thread` and a semaphore: never more than
//! so many calls are at work, first come, first served. A wait may be cancelled. A
//! call that stands in line is then not made at all. One that is at work goes on, and
//! holds its place until it ends. (`ThreadPoolExecutor` does all that; do it yourself.)
//!
//! Lesson: `cargo course read to-thread`, "A pool has a size, and a queue".
//! Why async: who stands in line costs no thread.
//! Think about: who has to hold the permit, the task that waits or the thread?

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
        let permit = self.free.acquire().await;
        // The permit goes along with the call. A wait may end before its call does.
        to_thread(move || {
            let _permit = permit;
            function()
        })
        .await
    }
}

#[cfg(test)]
#[path = "../../exercises/to-thread/checks/pool_by_hand.rs"]
mod checks;
