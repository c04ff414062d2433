//! Why a call was refused. An item that was not put comes back in the error.

use std::fmt;

/// The item cannot be put now. Answers to `asyncio.QueueFull`.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
pub enum QueueFull<T> {
    /// There are `maxsize` items in the queue.
    #[error("the queue is full")]
    Full(T),
    /// The queue was shut down and takes no more items.
    #[error("the queue was shut down")]
    ShutDown(T),
}

impl<T> QueueFull<T> {
    /// The item that was not put.
    pub fn into_item(self) -> T {
        match self {
            QueueFull::Full(item) | QueueFull::ShutDown(item) => item,
        }
    }
}

/// There is no item to get now. Answers to `asyncio.QueueEmpty`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QueueEmpty {
    /// The next `put` brings one.
    #[error("the queue is empty")]
    Empty,
    /// The queue was shut down, and all its items are gone.
    #[error("the queue was shut down")]
    ShutDown,
}

/// The queue was shut down. Answers to `asyncio.QueueShutDown`.
///
/// From `put` it holds the item, which was not put; from `get` it holds nothing.
#[derive(Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the queue was shut down")]
pub struct QueueShutDown<T = ()>(pub T);

/// `task_done` was called more often than items were put.
///
/// Answers to the `ValueError` of asyncio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("task_done() was called more often than items were put")]
pub struct TooManyTaskDone;

// By hand: a derived `Debug`, and so `unwrap`, would need one of every item.
impl<T> fmt::Debug for QueueFull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            QueueFull::Full(_) => "Full(..)",
            QueueFull::ShutDown(_) => "ShutDown(..)",
        })
    }
}

impl<T> fmt::Debug for QueueShutDown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QueueShutDown(..)")
    }
}
