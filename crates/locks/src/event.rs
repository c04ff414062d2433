//! Something has happened, and everybody may know.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::line::Line;

/// A flag that tasks can wait for.
///
/// Answers to `asyncio.Event`. A clone is the same event. It works on any runtime
/// and from any thread. At work: `tokio::sync::watch` for a value that changes,
/// `tokio_util`'s `CancellationToken` for what happens once, and
/// `tokio::sync::Notify` to wake without a flag.
///
/// Not for handing something over: everybody is woken, and nobody is told what
/// happened. That is a queue.
#[derive(Clone, Default)]
pub struct Event(Arc<Inner>);

#[derive(Default)]
struct Inner {
    flag: Mutex<Flag>,
    line: Line,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Flag {
    #[default]
    Clear,
    Set,
}

impl Event {
    /// An event that has not happened yet.
    #[must_use]
    pub fn new() -> Self {
        Event::default()
    }

    /// It has happened: wakes everybody who waits, in the order in which they
    /// came.
    pub fn set(&self) {
        let mut flag = self.flag();
        *flag = Flag::Set;
        let called = self.0.line.call_all();
        drop(flag);
        called.wake();
    }

    /// Whoever waits from now on waits for the next [`set`](Event::set). Those
    /// who were woken by the last one come through all the same.
    pub fn clear(&self) {
        *self.flag() = Flag::Clear;
    }

    /// Whether it has happened, and was not cleared since.
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self.flag() == Flag::Set
    }

    /// Waits until it has happened; not at all if it has.
    ///
    /// When it returns, the event may have been cleared again. A task that must
    /// see the flag set has to look at it in a loop.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `wait` leaves the line and takes nothing from
    /// anybody.
    pub async fn wait(&self) {
        let turn = {
            let flag = self.flag();
            if *flag == Flag::Set {
                return;
            }
            self.0.line.join()
        };
        turn.await;
    }

    fn flag(&self) -> MutexGuard<'_, Flag> {
        // Nothing under the lock can panic half-way.
        self.0.flag.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event")
            .field("set", &self.is_set())
            .field("waiting", &self.0.line.len())
            .finish()
    }
}
