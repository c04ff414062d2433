//! Build. Here is a small queue without a limit. It lacks the counting: write
//! `task_done` and `join`. `State` needs more fields for them, and `put` has to
//! count. (`queue::Queue` has both, but then you would learn nothing.)
//!
//! Lesson: `cargo course read queue`, "How it works".
//! Why async: whoever joins waits without holding the thread on which the work
//! is done, and is back in the turn after the last mark.
//! Think about: when the queue is empty, what may still go on?

use std::collections::VecDeque;
use std::future::poll_fn;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard};
use std::task::{Poll, Waker};

use queue::TooManyTaskDone;

/// Numbers of jobs, first in, first out. A clone is the same queue.
#[derive(Clone, Default)]
pub struct Jobs(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    jobs: VecDeque<u32>,
    /// Those who wait for a job.
    getters: Vec<Waker>,
}

impl Jobs {
    pub fn put(&self, job: u32) {
        let mut state = self.lock();
        state.jobs.push_back(job);
        let getters = mem::take(&mut state.getters);
        drop(state);
        getters.into_iter().for_each(Waker::wake);
    }

    pub async fn get(&self) -> u32 {
        poll_fn(|cx| {
            let mut state = self.lock();
            if let Some(job) = state.jobs.pop_front() {
                return Poll::Ready(job);
            }
            state.getters.push(cx.waker().clone());
            Poll::Pending
        })
        .await
    }

    /// Says that one job is done: an error if every job was marked before.
    pub fn task_done(&self) -> Result<(), TooManyTaskDone> {
        todo!("take one off the count; at zero, wake whoever joins")
    }

    /// Waits until every job that was put is marked; at once if none is left.
    pub async fn join(&self) {
        todo!("wait until the count is zero")
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("nothing panics under the lock")
    }
}

#[cfg(test)]
#[path = "checks/task_done_and_join.rs"]
mod checks;
