//! Build. A semaphore is a counter and a line. Both are here; write what they do:
//! `give_back`, `poll`, and an `impl Drop for Turn`. A permit that is given back
//! goes to the first in line, and nobody takes it on the way. A waiter that is
//! cancelled leaves the line. If it had its permit by then, the next one gets it.
//! (`semaphore::Semaphore` does all that, but then you would learn nothing.)
//!
//! Lesson: `cargo course read semaphore`, "How it works".
//! Why async: whoever finds no permit waits without holding the thread on which the
//! others work, and may be cancelled while it waits.
//! Think about: how many permits are there in all, at each moment, and where?

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
        let state = self.lock();
        todo!("{} are free, {} wait", state.free, state.line.len())
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

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let (place, _waker) = (self.place, cx.waker());
        let last = self.permits.lock().last;
        todo!("take a permit, or stand in line behind {last}; by now at {place:?}")
    }
}

#[cfg(test)]
#[path = "checks/permits_in_line.rs"]
mod checks;
