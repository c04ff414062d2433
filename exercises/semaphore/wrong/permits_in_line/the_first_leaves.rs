//! verdict: hung
//! Thought: whoever leaves the line is taken out of it at the front, as when it is called.

use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Context, Poll, Waker};

/// A clone is the same semaphore.
#[derive(Clone)]
pub struct Permits(Arc<Mutex<State>>);

struct State {
    free: usize,
    /// Those who wait, by the number of their place. The lowest came first.
    line: BTreeMap<u64, Waker>,
    /// The number of the last place that was given out.
    last: u64,
}

impl Permits {
    pub fn new(free: usize) -> Self {
        Permits(Arc::new(Mutex::new(State { free, line: BTreeMap::new(), last: 0 })))
    }

    pub async fn acquire(&self) -> Permit {
        Turn { permits: self, place: None }.await;
        Permit(self.clone())
    }

    /// Gives a permit to the first in line. Without a line it is free.
    fn give_back(&self) {
        let mut state = self.lock();
        let Some((_, first)) = state.line.pop_first() else {
            state.free += 1;
            return;
        };
        drop(state);
        first.wake();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nothing panics under the lock")
    }
}

/// Given back when it is dropped.
pub struct Permit(Permits);

impl Drop for Permit {
    fn drop(&mut self) {
        self.0.give_back();
    }
}

/// Ready when it has its permit.
struct Turn<'a> {
    permits: &'a Permits,
    /// From the moment at which it joins the line, until it is ready.
    place: Option<u64>,
}

impl Future for Turn<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.permits.lock();
        if let Some(place) = self.place {
            if let Some(waker) = state.line.get_mut(&place) {
                waker.clone_from(cx.waker());
                return Poll::Pending;
            }
            self.place = None;
            return Poll::Ready(());
        }
        if state.free > 0 {
            state.free -= 1;
            return Poll::Ready(());
        }
        state.last += 1;
        let place = state.last;
        state.line.insert(place, cx.waker().clone());
        self.place = Some(place);
        Poll::Pending
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.place.is_none() {
            return;
        }
        let first = self.permits.lock().line.pop_first();
        if first.is_none() {
            self.permits.give_back();
        }
    }
}

#[cfg(test)]
#[path = "../../checks/permits_in_line.rs"]
mod checks;
