//! verdict: wrong order
//! Thought: those who wait are kept in a list, and the list gives one back.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};

/// One task at a time has it, first come, first served. A clone is the same counter.
#[derive(Clone, Default)]
pub struct Counter(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    taken: bool,
    waiting: Vec<Waker>,
}

/// The counter, until it is dropped.
pub struct Guard(Counter);

impl Counter {
    pub async fn acquire(&self) -> Guard {
        poll_fn(|cx| {
            let mut state = self.lock();
            if state.taken {
                state.waiting.push(cx.waker().clone());
                return Poll::Pending;
            }
            state.taken = true;
            Poll::Ready(())
        })
        .await;
        Guard(self.clone())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nothing panics under it")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.taken = false;
        let first = state.waiting.pop();
        drop(state);
        first.into_iter().for_each(Waker::wake);
    }
}

#[cfg(test)]
#[path = "../../checks/take_a_number.rs"]
mod checks;
