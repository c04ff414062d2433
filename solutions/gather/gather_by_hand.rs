//! Build. Write asyncio's `gather` with nothing but tasks. `start` makes a task of each
//! coroutine, at once. `values` waits for all of them and gives their values in the
//! order of the coroutines. And a `Gather` that is dropped cancels what still runs, at
//! whatever moment that is. (No coroutine panics here; that would be one rule more.)
//!
//! Lesson: `cargo course read gather`, "Dropping it stops the children".
//! Why async: all coroutines are under way while one of them is awaited.
//! Think about: when the future of `values` is dropped half-way, what is dropped with
//! it?

use tasks::{Task, create_task};

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
        Gather { tasks: coroutines.into_iter().map(create_task).collect() }
    }

    /// Waits for all values. They stand in the order of the coroutines.
    pub async fn values(mut self) -> Vec<T> {
        let mut values = Vec::new();
        // Borrowed: the handles stay in `self`. If this future is dropped while it
        // waits, `self` is dropped with it and finds them all.
        for task in &mut self.tasks {
            values.push(task.await.expect("no coroutine panics"));
        }
        values
    }
}

// Dropping a handle alone would detach its task.
impl<T> Drop for Gather<T> {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.cancel();
        }
    }
}

#[cfg(test)]
#[path = "../../exercises/gather/checks/gather_by_hand.rs"]
mod checks;
