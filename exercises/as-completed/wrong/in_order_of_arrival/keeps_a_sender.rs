//! verdict: hung
//! Thought: the channel must stay open as long as the `Arrivals` lives.

use tasks::{Task, create_task};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The values of some coroutines, first ready, first out.
pub struct Arrivals<T> {
    values: UnboundedReceiver<T>,
    _sender: UnboundedSender<T>,
    tasks: Vec<Task<()>>,
}

/// Starts all `coroutines`, each in a task of its own.
pub fn as_they_arrive<F>(coroutines: Vec<F>) -> Arrivals<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let (sender, values) = unbounded_channel();
    let start = |coroutine: F| {
        let sender = sender.clone();
        create_task(async move {
            let value = coroutine.await;
            let _ = sender.send(value);
        })
    };
    let tasks = coroutines.into_iter().map(start).collect();
    Arrivals { values, _sender: sender, tasks }
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
