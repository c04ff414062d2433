#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod bounded;
mod turn;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::Waker;

pub use bounded::{BoundedSemaphore, TooManyReleases};

use turn::Turn;

/// Lets at most so many tasks through at a time; the others wait in line.
///
/// Answers to `asyncio.Semaphore`. A clone is the same semaphore. It works on any
/// runtime and from any thread. At work: `tokio::sync::Semaphore`. It serves its
/// waiters in the same order, but lets a newcomer take a free permit while
/// somebody who was called has not run yet. asyncio does not, so this one is
/// written here.
///
/// Not for limiting how many tasks exist: a task that waits for its permit is a
/// task already. Acquire before you create it.
#[derive(Clone)]
pub struct Semaphore(Arc<Mutex<State>>);

/// While there are permits and somebody waits, somebody was called and has not
/// run. So the line need not be looked at to know whether one has to join it.
struct State {
    /// Free for whoever comes, once nobody stands before them.
    permits: usize,
    /// A `release` past it is an error.
    bound: usize,
    /// Those who wait, in the order in which they came.
    line: BTreeMap<u64, Waker>,
    arrived: u64,
    /// The place of whoever was called last: nobody up to there is in line.
    last_called: u64,
    /// How many were given a permit and have not run since. While there is one,
    /// newcomers go to the end of the line.
    called: usize,
}

impl Semaphore {
    /// A semaphore with so many permits. With 0, everybody waits until somebody
    /// says [`release`](Semaphore::release).
    #[must_use]
    pub fn new(permits: usize) -> Self {
        Semaphore::with_bound(permits, usize::MAX)
    }

    fn with_bound(permits: usize, bound: usize) -> Self {
        let line = BTreeMap::new();
        let state = State { permits, bound, line, arrived: 0, last_called: 0, called: 0 };
        Semaphore(Arc::new(Mutex::new(state)))
    }

    /// Takes a permit, and waits in line for one if there is none.
    ///
    /// The permit is given back when it is dropped, so `let _permit = …` up to the
    /// end of a block is Python's `async with`. Mind the name: `let _ = …` drops
    /// the permit at once.
    ///
    /// Like asyncio's, it suspends only when it has to wait.
    ///
    /// # Cancel safety
    ///
    /// Cancel safe: a dropped `acquire` leaves the line, and a permit that was
    /// already meant for it goes to the next.
    pub async fn acquire(&self) -> Permit {
        Turn::new(self).await;
        Permit::new(self)
    }

    /// Takes a permit if there is one now, and nobody waits for it.
    ///
    /// asyncio has no such call. There one asks `locked()` first, which is as good,
    /// as long as nothing is awaited in between.
    #[must_use]
    pub fn try_acquire(&self) -> Option<Permit> {
        self.lock().take().then(|| Permit::new(self))
    }

    /// Adds a permit, whoever has one: it goes to the first in line, or stays for
    /// the next who comes.
    ///
    /// Not for giving back what [`acquire`](Semaphore::acquire) gave: dropping the
    /// [`Permit`] does that. To add one by mistake, and so let too many through,
    /// is what [`BoundedSemaphore`] finds.
    ///
    /// # Panics
    ///
    /// At `usize::MAX` permits.
    pub fn release(&self) {
        self.give_back().expect("there are fewer permits than `usize::MAX`");
    }

    fn give_back(&self) -> Result<(), TooManyReleases> {
        let mut state = self.lock();
        if state.permits >= state.bound {
            return Err(TooManyReleases);
        }
        state.permits += 1;
        let next = state.call_next();
        drop(state);
        if let Some(waker) = next {
            waker.wake();
        }
        Ok(())
    }

    /// Whether an `acquire` would have to wait now.
    ///
    /// Also true with a permit left, as long as somebody was called and has not run
    /// since: nobody overtakes.
    #[must_use]
    pub fn locked(&self) -> bool {
        self.lock().is_locked()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can panic half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn is_locked(&self) -> bool {
        self.permits == 0 || self.called > 0
    }

    /// Takes a permit unless somebody has to wait for it.
    fn take(&mut self) -> bool {
        let free = !self.is_locked();
        if free {
            self.permits -= 1;
        }
        free
    }

    /// Stands at the end of the line, and returns the number of the place.
    fn join(&mut self, waker: Waker) -> u64 {
        self.arrived += 1;
        self.line.insert(self.arrived, waker);
        self.arrived
    }

    /// Gives a permit to the first in line. Wake them once the state is unlocked.
    fn call_next(&mut self) -> Option<Waker> {
        if self.permits == 0 {
            return None;
        }
        let (place, waker) = self.line.pop_first()?;
        self.last_called = place;
        self.permits -= 1;
        self.called += 1;
        Some(waker)
    }

    /// Gives out permits as long as there are permits and waiters.
    ///
    /// Whoever leaves the line has to do this: some may have come to stand behind
    /// them although there were permits, only so as not to overtake.
    fn call_all_that_fit(&mut self) -> Vec<Waker> {
        std::iter::from_fn(|| self.call_next()).collect()
    }
}

/// The right to be one of so many, until it is dropped.
///
/// Answers to the block under `async with semaphore`. It borrows nothing, so it
/// may move into a task: acquire, then create.
#[must_use = "a permit that is not kept is given back at once"]
#[derive(Debug)]
pub struct Permit {
    /// `None` once it was forgotten.
    semaphore: Option<Semaphore>,
}

impl Permit {
    fn new(semaphore: &Semaphore) -> Self {
        Permit { semaphore: Some(semaphore.clone()) }
    }

    /// Does not give the permit back: there is one less from now on, until
    /// somebody says [`release`](Semaphore::release).
    ///
    /// For an `acquire` in one place and its `release` in another, as a bare
    /// `await semaphore.acquire()` in asyncio.
    pub fn forget(mut self) {
        self.semaphore = None;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if let Some(semaphore) = &self.semaphore {
            // Refused only when somebody has released more than was acquired.
            // That is their error; a destructor has nobody to tell.
            let _ = semaphore.give_back();
        }
    }
}

impl fmt::Debug for Semaphore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.lock();
        f.debug_struct("Semaphore")
            .field("permits", &state.permits)
            .field("waiting", &state.line.len())
            .field("called", &state.called)
            .finish()
    }
}
