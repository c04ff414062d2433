//! verdict: hung
//! Thought: no waker is needed: look again after a short sleep.

use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

use event_loop::sleep;

/// One task at a time has it, first come, first served. A clone is the same counter.
#[derive(Clone, Default)]
pub struct Counter(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The number that the next to come takes.
    next: u32,
    /// The number that has the counter, or that will have it at once.
    up: u32,
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
        while self.lock().up != number {
            sleep(Duration::from_millis(1)).await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nothing panics under it")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.lock().up += 1;
    }
}

#[cfg(test)]
#[path = "../../checks/take_a_number.rs"]
mod checks;
