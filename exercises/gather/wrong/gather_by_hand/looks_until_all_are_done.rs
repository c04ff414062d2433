//! verdict: hung
//! Thought: before the values are taken, all tasks must be done, so look until they
//! are.

use std::time::Duration;

use event_loop::sleep;
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
        while !self.tasks.iter().all(|task| task.done()) {
            sleep(Duration::from_millis(100)).await;
        }
        for task in &mut self.tasks {
            values.push(task.await.expect("no coroutine panics"));
        }
        values
    }
}

impl<T> Drop for Gather<T> {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.cancel();
        }
    }
}

#[cfg(test)]
#[path = "../../checks/gather_by_hand.rs"]
mod checks;
