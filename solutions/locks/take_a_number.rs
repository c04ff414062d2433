//! Build. A lock that works like an office where you take a number: one task at a time
//! has the counter, the others wait until their numbers are up. Number 0 is up at the
//! start. Write `wait_for`, and what happens when the guard is dropped. `State` needs
//! more fields for that. (`locks::Lock` can do it too, but then you would learn
//! nothing.)
//!
//! Lesson: `cargo course read locks`, "How it works".
//! Why async: whoever waits for a number holds no thread, so whoever has the counter
//! can go on.
//! Think about: a task takes a number, and is cancelled before it is up. What becomes
//! of those behind it?

use std::collections::HashMap;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};

/// One task at a time has it, first come, first served. A clone is the same counter.
#[derive(Clone, Default)]
pub struct Counter(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The number that the next to come takes.
    next: u32,
    /// The number that has the counter, or that will have it at once.
    up: u32,
    /// Those who wait, by number.
    waiting: HashMap<u32, Waker>,
}

/// The counter, until it is dropped.
pub struct Guard(Counter);

impl Counter {
    pub async fn acquire(&self) -> Guard {
        let number = self.take_a_number();
        self.wait_for(number).await;
        Guard(self.clone())
    }

    fn take_a_number(&self) -> u32 {
        let mut state = self.lock();
        state.next += 1;
        state.next - 1
    }

    async fn wait_for(&self, number: u32) {
        poll_fn(|cx| {
            let mut state = self.lock();
            if state.up == number {
                return Poll::Ready(());
            }
            state.waiting.insert(number, cx.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nothing panics under it")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        // The counter is not free now. It is the next one's, who has not run yet.
        state.up += 1;
        let up = state.up;
        let waiting = state.waiting.remove(&up);
        // A waker is a stranger's code: wake it when nothing is locked.
        drop(state);
        waiting.into_iter().for_each(Waker::wake);
    }
}

#[cfg(test)]
#[path = "../../exercises/locks/checks/take_a_number.rs"]
mod checks;
