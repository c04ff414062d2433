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

use std::sync::{Arc, Mutex, MutexGuard};

/// One task at a time has it, first come, first served. A clone is the same counter.
#[derive(Clone, Default)]
pub struct Counter(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// The number that the next to come takes.
    next: u32,
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
        todo!("wait until number {number} is up")
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nothing panics under it")
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        let taken = self.0.lock().next;
        todo!("now the next number is up; {taken} were taken so far")
    }
}

#[cfg(test)]
#[path = "checks/take_a_number.rs"]
mod checks;
