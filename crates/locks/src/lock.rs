//! One at a time.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use semaphore::{Permit, Semaphore};

/// Lets one task at a time into a section that has an `.await` in it.
///
/// Answers to `asyncio.Lock`, and like it guards nothing but that section: what
/// the lock is for stands in a comment. A clone is the same lock. First come,
/// first served. It works on any runtime and from any thread.
///
/// Not for a value that is changed without an `.await` in between: that takes
/// `std::sync::Mutex<T>`, which owns the value, so nobody can forget to lock it.
/// At work, with an `.await` in between: `tokio::sync::Mutex<T>`.
#[derive(Clone)]
pub struct Lock(Arc<Inner>);

struct Inner {
    /// Of one permit: that is all there is to a lock.
    semaphore: Semaphore,
    /// Written only by who has the permit. The semaphore is also locked while
    /// somebody was called and has not run; asyncio's lock is free by then.
    held: AtomicBool,
}

impl Lock {
    /// A lock that is free.
    #[must_use]
    pub fn new() -> Self {
        Lock(Arc::new(Inner { semaphore: Semaphore::new(1), held: AtomicBool::new(false) }))
    }

    /// Takes the lock, and waits in line for it if somebody has it.
    ///
    /// `let _guard = …` up to the end of a block is Python's `async with`. Mind
    /// the name: `let _ = …` gives the lock back at once. A task that takes a
    /// lock it has already waits for ever, as in asyncio.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `acquire` leaves the line, and a lock that was
    /// already meant for it goes to the next.
    pub async fn acquire(&self) -> LockGuard {
        let permit = self.0.semaphore.acquire().await;
        self.0.held.store(true, Ordering::Relaxed);
        LockGuard { lock: self.clone(), _permit: permit }
    }

    /// Whether somebody has the lock.
    ///
    /// Not for asking before an `acquire`: somebody else may be first in line.
    #[must_use]
    pub fn locked(&self) -> bool {
        self.0.held.load(Ordering::Relaxed)
    }
}

/// The lock, until it is dropped: there is no `release` to forget.
///
/// Answers to the block under `async with lock`.
#[must_use = "a guard that is not kept gives the lock back at once"]
pub struct LockGuard {
    lock: Lock,
    /// Dropped after our `drop` has run, so that whoever gets it next finds
    /// `held` as we left it.
    _permit: Permit,
}

impl LockGuard {
    pub(crate) fn is_of(&self, lock: &Lock) -> bool {
        Arc::ptr_eq(&self.lock.0, &lock.0)
    }
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        self.lock.0.held.store(false, Ordering::Relaxed);
    }
}

impl Default for Lock {
    fn default() -> Self {
        Lock::new()
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lock").field("locked", &self.locked()).finish_non_exhaustive()
    }
}

impl fmt::Debug for LockGuard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LockGuard").finish_non_exhaustive()
    }
}
