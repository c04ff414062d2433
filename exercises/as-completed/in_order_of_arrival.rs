//! Build. Write `as_they_arrive`. It starts every coroutine at once, and `next`
//! gives their values in the order in which they end. When an `Arrivals` is
//! dropped, those that still run are cancelled: it needs one more field for that.
//! (`as_completed` can do all this, but then you would learn nothing.)
//!
//! Lesson: `cargo course read as-completed`, "How it works".
//! Why async: the work goes on while you are busy with a value that has come.
//! Think about: who holds a sender, and when is the last one gone?

use tokio::sync::mpsc::UnboundedReceiver;

/// The values of some coroutines, first ready, first out.
pub struct Arrivals<T> {
    values: UnboundedReceiver<T>,
}

/// Starts all `coroutines`, each in a task of its own.
pub fn as_they_arrive<F>(coroutines: Vec<F>) -> Arrivals<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    todo!("start {} tasks, each with a sender of its own", coroutines.len())
}

impl<T> Arrivals<T> {
    /// Waits for the next value; `None` after the last.
    pub async fn next(&mut self) -> Option<T> {
        // `None` when nothing is in the channel and every sender is gone.
        self.values.recv().await
    }
}

#[cfg(test)]
#[path = "checks/in_order_of_arrival.rs"]
mod checks;
