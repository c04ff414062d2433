//! Standing in line until called: what an event, a condition and a barrier have
//! in common.

use std::collections::BTreeMap;
use std::mem;
use std::pin::Pin;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};

/// Those who wait, in the order in which they came.
///
/// It knows nothing of what they wait for. Whoever changes that and calls them
/// does both under one lock of their own, and so does whoever looks and joins:
/// then nobody stands in line for what has happened already.
#[derive(Default)]
pub(crate) struct Line(Mutex<Places>);

#[derive(Default)]
struct Places {
    waiting: BTreeMap<u64, Waker>,
    arrived: u64,
}

impl Line {
    /// Stands at the end from now on, not only once the turn is awaited.
    pub(crate) fn join(&self) -> Turn<'_> {
        let mut places = self.lock();
        places.arrived += 1;
        let place = places.arrived;
        places.waiting.insert(place, Waker::noop().clone());
        Turn { line: self, step: Step::InLine(place) }
    }

    /// Takes the first `n` out of the line. They run once they are woken.
    pub(crate) fn call(&self, n: usize) -> Called {
        let mut places = self.lock();
        let first = std::iter::from_fn(|| places.waiting.pop_first()).take(n);
        Called(first.map(|(_, waker)| waker).collect())
    }

    /// Takes everybody out of the line.
    pub(crate) fn call_all(&self) -> Called {
        Called(mem::take(&mut self.lock().waiting).into_values().collect())
    }

    pub(crate) fn len(&self) -> usize {
        self.lock().waiting.len()
    }

    fn lock(&self) -> MutexGuard<'_, Places> {
        // Nothing under the lock can panic half-way.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Those who were called. Wakers are a stranger's code: wake them when nothing is
/// locked.
#[must_use = "who is called and not woken sleeps for ever"]
pub(crate) struct Called(Vec<Waker>);

impl Called {
    pub(crate) fn wake(self) {
        self.0.into_iter().for_each(Waker::wake);
    }
}

/// A place in a line: waits until it is called.
///
/// # Cancel safety
///
/// A dropped `Turn` leaves the line. Whether it had been called is for the owner
/// to ask, by [`was_called`](Turn::was_called), and to act upon.
#[must_use = "futures do nothing unless awaited"]
pub(crate) struct Turn<'a> {
    line: &'a Line,
    step: Step,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Stands in line at this place, or was called from there.
    InLine(u64),
    /// Has run since it was called.
    Served,
}

impl Turn<'_> {
    /// Whether it does not stand in line any more.
    pub(crate) fn was_called(&self) -> bool {
        match self.step {
            Step::InLine(place) => !self.line.lock().waiting.contains_key(&place),
            Step::Served => true,
        }
    }
}

impl Future for Turn<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let Step::InLine(place) = self.step else { return Poll::Ready(()) };
        // Cloned before the line is locked; the older one is dropped after it.
        let mut waker = cx.waker().clone();
        let mut places = self.line.lock();
        if let Some(kept) = places.waiting.get_mut(&place) {
            mem::swap(kept, &mut waker);
            return Poll::Pending;
        }
        drop(places);
        self.step = Step::Served;
        Poll::Ready(())
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let Step::InLine(place) = self.step else { return };
        let waker = self.line.lock().waiting.remove(&place);
        drop(waker);
    }
}
