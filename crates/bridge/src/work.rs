//! How another thread hears of the end of its work.

use std::sync::{Arc, Mutex, OnceLock};

use event_loop::blocking::{Wait, Wake};
use tasks::{Task, TaskError};

use crate::lock;

/// What the loop and the other threads share about one piece of work.
pub(crate) struct Work<T> {
    pub(crate) state: Mutex<State<T>>,
    /// Set when the loop has started it.
    pub(crate) task: OnceLock<Task<()>>,
}

pub(crate) struct State<T> {
    /// What the coroutine returned, until somebody takes it.
    pub(crate) value: Option<T>,
    /// How it ended; `None` while it runs.
    pub(crate) end: Option<Result<(), TaskError>>,
    /// Threads that wait for the end.
    waiting: Vec<Wake>,
}

impl<T> Work<T> {
    /// A way to hear of the end; `None` if it has come already.
    pub(crate) fn listen(&self) -> Option<Wait> {
        let mut state = lock(&self.state);
        if state.end.is_some() {
            return None;
        }
        let wait = Wait::new();
        state.waiting.push(wait.wake());
        Some(wait)
    }

    /// Writes down how it ended, and tells everybody. The first end counts.
    pub(crate) fn end(&self, end: Result<(), TaskError>) -> bool {
        let mut state = lock(&self.state);
        if state.end.is_some() {
            return false;
        }
        state.end = Some(end);
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        drop(waiting);
        true
    }
}

/// Whoever holds it will say how the work ended. Dropped, it says "cancelled": the
/// loop was stopped before.
pub(crate) struct EndTold<T>(pub(crate) Arc<Work<T>>);

impl<T> Drop for EndTold<T> {
    fn drop(&mut self) {
        self.0.end(Err(TaskError::Cancelled));
    }
}

impl<T> Default for Work<T> {
    fn default() -> Self {
        let state = State { value: None, end: None, waiting: Vec::new() };
        Work { state: Mutex::new(state), task: OnceLock::new() }
    }
}
