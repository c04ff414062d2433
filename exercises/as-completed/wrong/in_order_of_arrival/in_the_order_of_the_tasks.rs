//! verdict: wrong order
//! Thought: start all tasks, then `next` awaits one after the other.

use std::collections::VecDeque;

use tasks::{Task, create_task};

/// The values of some coroutines, first ready, first out.
pub struct Arrivals<T> {
    tasks: VecDeque<Task<T>>,
}

/// Starts all `coroutines`, each in a task of its own.
pub fn as_they_arrive<F>(coroutines: Vec<F>) -> Arrivals<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    Arrivals { tasks: coroutines.into_iter().map(create_task).collect() }
}

impl<T> Arrivals<T> {
    /// Waits for the next value; `None` after the last.
    pub async fn next(&mut self) -> Option<T> {
        let task = self.tasks.front_mut()?;
        let value = task.await.expect("nobody else stops it");
        self.tasks.pop_front();
        Some(value)
    }
}

impl<T> Drop for Arrivals<T> {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.cancel();
        }
    }
}

#[cfg(test)]
#[path = "../../checks/in_order_of_arrival.rs"]
mod checks;
