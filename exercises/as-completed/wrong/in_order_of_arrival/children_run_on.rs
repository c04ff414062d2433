//! verdict: leaked task
//! Thought: the handles are dropped at the end of the function, and that ends their tasks with the rest.

use tasks::create_task;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// The values of some coroutines, first ready, first out.
pub struct Arrivals<T> {
    values: UnboundedReceiver<T>,
}

/// Starts all `coroutines`, each in a task of its own.
pub fn as_they_arrive<F>(coroutines: Vec<F>) -> Arrivals<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let (sender, values) = unbounded_channel();
    for coroutine in coroutines {
        let sender = sender.clone();
        create_task(async move { sender.send(coroutine.await).ok() });
    }
    Arrivals { values }
}

impl<T> Arrivals<T> {
    /// Waits for the next value; `None` after the last.
    pub async fn next(&mut self) -> Option<T> {
        // `None` when nothing is in the channel and every sender is gone.
        self.values.recv().await
    }
}

#[cfg(test)]
#[path = "../../checks/in_order_of_arrival.rs"]
mod checks;
