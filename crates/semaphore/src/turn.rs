//! The future that stands in line for a permit.

use std::mem;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use crate::Semaphore;

/// Waits until there is a permit, and takes it.
///
/// Unlike a turn at a queue, it brings something: the permit is taken out of the
/// counter when the turn is called, so nobody who comes later finds it there.
///
/// # Cancel safety
///
/// A dropped `Turn` leaves its line. If it was called already, its permit goes
/// back and the next is called.
#[must_use = "futures do nothing unless awaited"]
pub(crate) struct Turn<'a> {
    semaphore: &'a Semaphore,
    step: Step,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    /// Has not looked yet.
    Arriving,
    /// Stands in line at this place, or was called from there.
    InLine(u64),
    /// Has taken its permit.
    Served,
}

impl<'a> Turn<'a> {
    pub(crate) fn new(semaphore: &'a Semaphore) -> Self {
        Turn { semaphore, step: Step::Arriving }
    }
}

impl Future for Turn<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // Wakers are a stranger's code: cloned before the state is locked, and
        // dropped or called after it.
        let mut waker = cx.waker().clone();
        let mut state = self.semaphore.lock();
        match self.step {
            Step::Arriving if !state.take() => {
                self.step = Step::InLine(state.join(waker));
                return Poll::Pending;
            }
            Step::InLine(place) => {
                // In a long line looking for a place takes time, and mostly it is
                // whoever was called that comes.
                if place > state.last_called
                    && let Some(kept) = state.line.get_mut(&place)
                {
                    mem::swap(kept, &mut waker);
                    return Poll::Pending;
                }
                state.called -= 1;
            }
            Step::Arriving | Step::Served => {}
        }
        self.step = Step::Served;
        let next = state.call_all_that_fit();
        drop(state);
        next.into_iter().for_each(Waker::wake);
        Poll::Ready(())
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let Step::InLine(place) = self.step else { return };
        let mut state = self.semaphore.lock();
        let own = state.line.remove(&place);
        if own.is_none() {
            state.called -= 1;
            state.permits += 1;
        }
        let next = state.call_all_that_fit();
        drop(state);
        drop(own);
        next.into_iter().for_each(Waker::wake);
    }
}
