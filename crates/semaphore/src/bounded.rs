//! A semaphore that notices a `release` too many.

use crate::{Permit, Semaphore};

/// A [`Semaphore`] that never has more permits than it had at the start.
///
/// Answers to `asyncio.BoundedSemaphore`. A clone is the same semaphore. Where
/// permits are only dropped, never released by hand, nothing can go past the
/// start value, and a `Semaphore` does. tokio has no such semaphore, for that
/// reason.
#[derive(Debug, Clone)]
pub struct BoundedSemaphore(Semaphore);

/// There were already as many permits as at the start.
///
/// Answers to the `ValueError` of asyncio.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("release() was called more often than a permit was taken")]
pub struct TooManyReleases;

impl BoundedSemaphore {
    /// A semaphore with so many permits, and never more.
    #[must_use]
    pub fn new(permits: usize) -> Self {
        BoundedSemaphore(Semaphore::with_bound(permits, permits))
    }

    /// Takes a permit, as [`Semaphore::acquire`] does.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `acquire` leaves the line, and a permit that was
    /// already meant for it goes to the next.
    pub async fn acquire(&self) -> Permit {
        self.0.acquire().await
    }

    /// Takes a permit, as [`Semaphore::try_acquire`] does.
    #[must_use]
    pub fn try_acquire(&self) -> Option<Permit> {
        self.0.try_acquire()
    }

    /// Adds a permit that somebody took and [forgot](Permit::forget).
    ///
    /// # Errors
    ///
    /// When there are as many permits as at the start: then nobody can have taken
    /// the one that is given back. The number stays as it was.
    ///
    /// A wrong `release` while others hold permits is not noticed at once. It is
    /// the last of them who would be told; but a dropped [`Permit`] tells nobody.
    pub fn release(&self) -> Result<(), TooManyReleases> {
        self.0.give_back()
    }

    /// Whether an `acquire` would have to wait now.
    #[must_use]
    pub fn locked(&self) -> bool {
        self.0.locked()
    }
}
