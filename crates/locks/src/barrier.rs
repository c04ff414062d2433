//! Nobody goes on before everybody is here.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::line::{Line, Turn};

/// A point that tasks pass together, again and again.
///
/// Answers to `asyncio.Barrier`. A clone is the same barrier. It works on any
/// runtime and from any thread. At work: `tokio::sync::Barrier`, which can be
/// neither reset nor broken: if one of the tasks fails, the others wait for ever.
///
/// Not for waiting until tasks have ended: await them.
#[derive(Clone)]
pub struct Barrier(Arc<Inner>);

struct Inner {
    parties: usize,
    state: Mutex<State>,
    /// Those who wait for the others, and those who wait to come in.
    line: Line,
}

#[derive(Debug)]
struct State {
    phase: Phase,
    /// Who came in and has not gone out.
    inside: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Waits for the last to come.
    Filling,
    /// All have come and are leaving. Who comes now waits for the next round.
    Draining,
    /// Was reset: those inside leave with an error. Who comes now waits too.
    Resetting,
    /// Was aborted: an error for everybody, until it is reset.
    Broken,
}

/// The barrier was reset or aborted.
///
/// Answers to `asyncio.BrokenBarrierError`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the barrier was reset or aborted")]
pub struct BrokenBarrier;

impl Barrier {
    /// A barrier for so many tasks.
    ///
    /// # Panics
    ///
    /// When that is 0: nobody could come to open it.
    #[must_use]
    pub fn new(parties: usize) -> Self {
        assert!(parties > 0, "a barrier is for one task at least");
        let state = Mutex::new(State { phase: Phase::Filling, inside: 0 });
        Barrier(Arc::new(Inner { parties, state, line: Line::default() }))
    }

    /// Waits until so many tasks wait here, and returns which of them this one
    /// is: 0 came first.
    ///
    /// The last to come does not suspend: it goes through before the others.
    /// Python's `async with barrier` is this call, and nothing at the end.
    ///
    /// # Errors
    ///
    /// When the barrier is broken, or reset while this task is inside.
    ///
    /// # Cancel safety
    ///
    /// A dropped `wait` takes its task out of the count, so one more has to come.
    /// In a round that is complete already, it only leaves.
    pub async fn wait(&self) -> Result<usize, BrokenBarrier> {
        let place = loop {
            match self.0.enter()? {
                Entry::In(place) => break place,
                Entry::Closed(turn) => turn.await,
            }
        };
        while let Some(turn) = self.0.keep_waiting()? {
            turn.await;
        }
        Ok(place.index)
    }

    /// Sends those inside away with an error, and starts anew.
    ///
    /// Answers to `await barrier.reset()`; here there is nothing to wait for.
    pub fn reset(&self) {
        let mut state = self.0.lock();
        state.phase = if state.inside > 0 { Phase::Resetting } else { Phase::Filling };
        let called = self.0.line.call_all();
        drop(state);
        called.wake();
    }

    /// Breaks the barrier: whoever waits now or comes later gets an error, until
    /// somebody says [`reset`](Barrier::reset).
    ///
    /// Answers to `await barrier.abort()`; here there is nothing to wait for.
    pub fn abort(&self) {
        let mut state = self.0.lock();
        state.phase = Phase::Broken;
        let called = self.0.line.call_all();
        drop(state);
        called.wake();
    }

    /// How many tasks pass together.
    #[must_use]
    pub fn parties(&self) -> usize {
        self.0.parties
    }

    /// How many tasks wait for the others to come.
    #[must_use]
    pub fn n_waiting(&self) -> usize {
        let state = self.0.lock();
        if state.phase == Phase::Filling { state.inside } else { 0 }
    }

    /// Whether it was aborted, and not reset since.
    #[must_use]
    pub fn broken(&self) -> bool {
        self.0.lock().phase == Phase::Broken
    }
}

enum Entry<'a> {
    In(Place<'a>),
    /// Ask again after this turn.
    Closed(Turn<'a>),
}

impl Inner {
    fn enter(&self) -> Result<Entry<'_>, BrokenBarrier> {
        let mut state = self.lock();
        match state.phase {
            Phase::Broken => return Err(BrokenBarrier),
            Phase::Draining | Phase::Resetting => return Ok(Entry::Closed(self.line.join())),
            Phase::Filling => {}
        }
        let place = Place { barrier: self, index: state.inside };
        state.inside += 1;
        if state.inside == self.parties {
            state.phase = Phase::Draining;
            let called = self.line.call_all();
            drop(state);
            called.wake();
        }
        Ok(Entry::In(place))
    }

    /// A turn to wait for if the others have not all come; `None` if they have.
    fn keep_waiting(&self) -> Result<Option<Turn<'_>>, BrokenBarrier> {
        match self.lock().phase {
            Phase::Filling => Ok(Some(self.line.join())),
            Phase::Draining => Ok(None),
            Phase::Resetting | Phase::Broken => Err(BrokenBarrier),
        }
    }

    fn leave(&self) {
        let mut state = self.lock();
        state.inside -= 1;
        if state.inside > 0 {
            return;
        }
        if matches!(state.phase, Phase::Draining | Phase::Resetting) {
            state.phase = Phase::Filling;
        }
        let called = self.line.call_all();
        drop(state);
        called.wake();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing under the lock can panic half-way.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Being inside. A destructor takes it back, so a cancelled task does not stay in
/// the count.
struct Place<'a> {
    barrier: &'a Inner,
    index: usize,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.barrier.leave();
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.0.lock();
        f.debug_struct("Barrier")
            .field("parties", &self.0.parties)
            .field("phase", &state.phase)
            .field("inside", &state.inside)
            .finish()
    }
}
