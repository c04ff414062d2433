//! Waiting for one's turn: the lines of a queue, and the future that stands in
//! one of them.

use std::collections::BTreeMap;
use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::Queue;

/// What a task waits for.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Event {
    /// There is an item to get.
    Item,
    /// There is room for an item.
    Room,
    /// Every item was marked by `task_done`.
    AllDone,
}

/// Those who wait for the same event, in the order in which they came.
///
/// Whoever is called leaves the line. They take nothing along: the item, or the
/// room, is for whoever runs first.
///
/// No wake-up is lost, because while somebody stands in line, at least as many
/// were called and have not run yet as there are items to get (or places to
/// fill). Every change keeps it so: each `put` calls one getter, a getter stands
/// in line only when there is no item, and one who is called and then dropped
/// calls the next.
#[derive(Default)]
pub(crate) struct Line {
    waiting: BTreeMap<u64, Waker>,
    arrived: u64,
}

impl Line {
    /// Stands at the end, and returns the number of the place.
    fn join(&mut self, waker: Waker) -> u64 {
        self.arrived += 1;
        self.waiting.insert(self.arrived, waker);
        self.arrived
    }

    /// Whether this place was not called yet. If so, takes the newer waker and
    /// leaves the older one in its stead.
    fn stay(&mut self, place: u64, waker: &mut Waker) -> bool {
        let Some(kept) = self.waiting.get_mut(&place) else { return false };
        mem::swap(kept, waker);
        true
    }

    /// Gives up a place. `None` if it was called already.
    fn leave(&mut self, place: u64) -> Option<Waker> {
        self.waiting.remove(&place)
    }

    /// Takes the first out of the line. Wake it once the queue is unlocked.
    pub(crate) fn call_first(&mut self) -> Option<Waker> {
        let (_, waker) = self.waiting.pop_first()?;
        Some(waker)
    }

    /// Takes everybody out of the line. Wake them once the queue is unlocked.
    pub(crate) fn call_all(&mut self) -> impl Iterator<Item = Waker> + use<> {
        mem::take(&mut self.waiting).into_values()
    }

    pub(crate) fn len(&self) -> usize {
        self.waiting.len()
    }
}

/// Waits until `event` is there, or until the line for it has come to us.
///
/// It promises nothing: somebody else may have been faster. Look, and wait again.
///
/// # Cancel safety
///
/// A dropped `Turn` leaves its line. If it was called already, it calls the next.
#[must_use = "futures do nothing unless awaited"]
pub(crate) struct Turn<'a, T> {
    queue: &'a Queue<T>,
    event: Event,
    step: Step,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Has not looked yet.
    Arriving,
    /// Stands in line at this place, or was called from there.
    InLine(u64),
    /// Has run since it was called.
    Served,
}

impl<'a, T> Turn<'a, T> {
    pub(crate) fn new(queue: &'a Queue<T>, event: Event) -> Self {
        Turn { queue, event, step: Step::Arriving }
    }
}

impl<T> Future for Turn<'_, T> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // Wakers are a stranger's code: cloned before the queue is locked, and
        // dropped or called after it.
        let mut waker = cx.waker().clone();
        let mut state = self.queue.lock();
        match self.step {
            // Looked at again, under the lock: another thread may have put an
            // item since our caller saw none, when we did not stand in line yet.
            Step::Arriving if !state.has(self.event) => {
                self.step = Step::InLine(state.line(self.event).join(waker));
                Poll::Pending
            }
            Step::InLine(place) if state.line(self.event).stay(place, &mut waker) => Poll::Pending,
            Step::Arriving | Step::InLine(_) | Step::Served => {
                self.step = Step::Served;
                Poll::Ready(())
            }
        }
    }
}

impl<T> Drop for Turn<'_, T> {
    fn drop(&mut self) {
        let Step::InLine(place) = self.step else { return };
        let mut state = self.queue.lock();
        let own = state.line(self.event).leave(place);
        let next = if own.is_none() && state.has(self.event) {
            state.line(self.event).call_first()
        } else {
            None
        };
        drop(state);
        if let Some(next) = next {
            next.wake();
        }
    }
}
