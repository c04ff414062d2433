//! verdict: wrong time
//! Thought: one task that sends the values is enough, and it is easy to cancel.

use tasks::{Task, create_task};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The values of some coroutines, first ready, first out.
pub struct Arrivals<T> {
    values: UnboundedReceiver<T>,
    tasks: Vec<Task<()>>,
}

/// Starts all `coroutines`, each in a task of its own.
pub fn as_they_arrive<F>(coroutines: Vec<F>) -> Arrivals<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let (sender, values) = unbounded_channel();
    let task = create_task(async move {
        for coroutine in coroutines {
            let _ = sender.send(coroutine.await);
        }
    });
    Arrivals { values, tasks: vec![task] }
}

impl<T> Arrivals<T> {
    /// Waits for the next value; `None` after the last.
    pub async fn next(&mut self) -> Option<T> {
        // `None` when nothing is in the channel and every sender is gone.
        self.values.recv().await
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
