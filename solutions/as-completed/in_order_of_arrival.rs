//! Build. Write `as_they_arrive`. It starts every coroutine at once, and `next`
//! gives their values in the order in which they end. When an `Arrivals` is
//! dropped, those that still run are cancelled: it needs one more field for that.
//! (`as_completed` can do all this, but then you would learn nothing.)
//!
//! Lesson: `cargo course read as-completed`, "How it works".
//! Why async: the work goes on while you are busy with a value that has come.
//! Think about: who holds a sender, and when is the last one gone?

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
    let start = |coroutine: F| {
        let sender = sender.clone();
        create_task(async move {
            let value = coroutine.await;
            // Nobody listens any more once the `Arrivals` is dropped.
            let _ = sender.send(value);
        })
    };
    let tasks = coroutines.into_iter().map(start).collect();
    // Our own sender goes here, so the channel ends with the last task.
    Arrivals { values, tasks }
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
#[path = "../../exercises/as-completed/checks/in_order_of_arrival.rs"]
mod checks;
