//! Waiting until something that a lock protects has changed.

use std::fmt;
use std::sync::Arc;

use crate::line::{Line, Turn};
use crate::{Lock, LockGuard};

/// A lock, and a line of those who gave it up until something has changed.
///
/// Answers to `asyncio.Condition`. A clone is the same condition. Calls that need
/// the lock ask for its guard, so they cannot be made without it.
///
/// Not for one task that tells another: that is an [`Event`](crate::Event), or a
/// queue. At work there is none in tokio, and few miss it: a `watch` channel has
/// the value and the waiting in one, `wait_for` included; for threads that is
/// `std::sync::Condvar`.
#[derive(Clone, Default)]
pub struct Condition {
    lock: Lock,
    line: Arc<Line>,
}

impl Condition {
    /// A condition with a lock of its own.
    #[must_use]
    pub fn new() -> Self {
        Condition::default()
    }

    /// A condition on a lock that exists already. Several conditions may share
    /// one.
    #[must_use]
    pub fn with_lock(lock: &Lock) -> Self {
        Condition { lock: lock.clone(), line: Arc::default() }
    }

    /// Takes the lock, as [`Lock::acquire`] does.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe, as [`Lock::acquire`] is.
    pub async fn acquire(&self) -> LockGuard {
        self.lock.acquire().await
    }

    /// Whether somebody has the lock.
    #[must_use]
    pub fn locked(&self) -> bool {
        self.lock.locked()
    }

    /// Gives up the lock, waits to be notified, and takes the lock again.
    ///
    /// Between the notification and the lock others may have had it, so what was
    /// true for the notifier need not be true for you: look again, or take
    /// [`wait_for`](Condition::wait_for).
    ///
    /// # Cancel safety
    ///
    /// Cancel safe for the others: a dropped `wait` leaves the line, and a
    /// notification that it has got goes to the next. The guard is gone, though:
    /// asyncio takes the lock again before the error goes on, a destructor cannot.
    /// After a time limit, [`acquire`](Condition::acquire) it again.
    ///
    /// # Panics
    ///
    /// When the guard is that of another lock.
    pub async fn wait(&self, guard: LockGuard) -> LockGuard {
        self.check(&guard);
        let mut notice = Notice { line: &self.line, turn: Some(self.line.join()) };
        drop(guard);
        if let Some(turn) = &mut notice.turn {
            turn.await;
        }
        let guard = self.lock.acquire().await;
        notice.keep();
        guard
    }

    /// Waits until `predicate` is true. The lock is held whenever it is called.
    ///
    /// # Cancel safety
    ///
    /// That of [`wait`](Condition::wait).
    ///
    /// # Panics
    ///
    /// When the guard is that of another lock, and when `predicate` panics.
    pub async fn wait_for(
        &self,
        guard: LockGuard,
        mut predicate: impl FnMut() -> bool,
    ) -> LockGuard {
        let mut guard = guard;
        while !predicate() {
            guard = self.wait(guard).await;
        }
        guard
    }

    /// Calls the first `n` who wait. They run one after the other, once the lock
    /// is given back.
    ///
    /// # Panics
    ///
    /// When the guard is that of another lock.
    pub fn notify(&self, guard: &LockGuard, n: usize) {
        self.check(guard);
        self.line.call(n).wake();
    }

    /// Calls everybody who waits.
    ///
    /// # Panics
    ///
    /// When the guard is that of another lock.
    pub fn notify_all(&self, guard: &LockGuard) {
        self.check(guard);
        self.line.call_all().wake();
    }

    fn check(&self, guard: &LockGuard) {
        assert!(guard.is_of(&self.lock), "the guard is that of another lock");
    }
}

/// A waiter's right to one notification, from the moment it stands in line until
/// it has the lock again.
///
/// If it is dropped on the way, the notification goes to the next in line.
/// asyncio has done so since Python 3.13. It also calls the next when the waiter
/// had not been notified at all, which only costs that one a look.
struct Notice<'a> {
    line: &'a Line,
    /// `None` once `wait` has come through.
    turn: Option<Turn<'a>>,
}

impl Notice<'_> {
    fn keep(mut self) {
        self.turn = None;
    }
}

impl Drop for Notice<'_> {
    fn drop(&mut self) {
        if self.turn.take().is_some_and(|turn| turn.was_called()) {
            self.line.call(1).wake();
        }
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condition")
            .field("locked", &self.locked())
            .field("waiting", &self.line.len())
            .finish()
    }
}
