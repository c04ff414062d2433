//! Build. Write asyncio's `gather` with nothing but tasks. `start` makes a task of each
//! coroutine, at once. `values` waits for all of them and gives their values in the
//! order of the coroutines. And a `Gather` that is dropped cancels what still runs, at
//! whatever moment that is. (No coroutine panics here; that would be one rule more.)
//!
//! Lesson: `cargo course read gather`, "Dropping it stops the children".
//! Why async: all coroutines are under way while one of them is awaited.
//! Think about: when the future of `values` is dropped half-way, what is dropped with
//! it?

use tasks::Task;

/// Coroutines on their way, each in a task of its own.
pub struct Gather<T> {
    /// In the order in which the coroutines were given.
    tasks: Vec<Task<T>>,
}

impl<T: Send + 'static> Gather<T> {
    /// Starts all coroutines, the first one first.
    pub fn start<F>(coroutines: Vec<F>) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        todo!("start {} tasks", coroutines.len())
    }

    /// Waits for all values. They stand in the order of the coroutines.
    pub async fn values(self) -> Vec<T> {
        todo!("await {} tasks", self.tasks.len())
    }
}

#[cfg(test)]
#[path = "checks/gather_by_hand.rs"]
mod checks;
