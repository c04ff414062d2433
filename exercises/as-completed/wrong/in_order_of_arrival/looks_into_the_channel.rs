//! verdict: hung
//! Thought: an empty channel is looked into again a little later.

use std::time::Duration;

use event_loop::sleep;
use tasks::{Task, create_task};
use tokio::sync::mpsc::error::TryRecvError;
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
    let start = |coroutine: F| {
        let sender = sender.clone();
        create_task(async move {
            let value = coroutine.await;
            let _ = sender.send(value);
        })
    };
    let tasks = coroutines.into_iter().map(start).collect();
    Arrivals { values, tasks }
}

impl<T> Arrivals<T> {
    /// Waits for the next value; `None` after the last.
    pub async fn next(&mut self) -> Option<T> {
        loop {
            match self.values.try_recv() {
                Ok(value) => return Some(value),
                Err(TryRecvError::Disconnected) => return None,
                Err(TryRecvError::Empty) => sleep(Duration::from_millis(100)).await,
            }
        }
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
