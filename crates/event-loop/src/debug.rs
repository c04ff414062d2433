//! Debug mode: how long each step and each callback holds its thread.

use std::panic::Location;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};
use std::time::{Duration, Instant};

use crate::record::Key;
use crate::registry::Shared;
use crate::report::Report;
use crate::running::running_loop_in_debug_mode;

/// What a loop in debug mode has besides.
pub(crate) struct Debug {
    /// A step that takes so long is reported.
    slow_step: Duration,
    open: Mutex<Vec<Open>>,
}

/// Something that has begun and not ended.
#[derive(Clone, Copy)]
pub(crate) struct Open {
    pub(crate) work: Work,
    pub(crate) began: Instant,
    thread: ThreadId,
}

/// What a thread of the loop can be busy with.
#[derive(Clone, Copy)]
pub(crate) enum Work {
    Step(Key),
    /// And the place that asked for the call, if it is known.
    Callback(Option<&'static Location<'static>>),
}

impl Debug {
    pub(crate) fn new(slow_step: Duration) -> Self {
        Debug { slow_step, open: Mutex::default() }
    }

    /// What all threads are busy with now.
    pub(crate) fn open(&self) -> MutexGuard<'_, Vec<Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends what this thread began last: a task that is dropped in the step of
    /// another one ends before it.
    fn end(&self) -> Option<Open> {
        let here = thread::current().id();
        let mut open = self.open();
        let place = open.iter().rposition(|open| open.thread == here)?;
        // In order, or another thread would not find what it began last.
        Some(open.remove(place))
    }
}

/// Until it is dropped, this thread is busy. A panic does not go round the drop.
pub(crate) struct Measured {
    shared: Arc<Shared>,
}

impl Measured {
    /// `None` where debug mode is off.
    pub(crate) fn begin(work: Work) -> Option<Self> {
        let shared = running_loop_in_debug_mode()?;
        let open = Open { work, began: wall_clock(), thread: thread::current().id() };
        shared.debug.as_ref()?.open().push(open);
        Some(Measured { shared })
    }
}

impl Drop for Measured {
    fn drop(&mut self) {
        let Some(debug) = &self.shared.debug else { return };
        let Some(Open { work, began, .. }) = debug.end() else { return };
        let took = began.elapsed();
        if took >= debug.slow_step {
            self.shared.report(&slow(&self.shared, work, took));
        }
    }
}

fn slow(shared: &Shared, work: Work, took: Duration) -> Report {
    let (what, task, created_at) = match work {
        Work::Step(key) => {
            let name = shared.name(key);
            (format!("<Task {name}>"), Some(name), shared.created_at(key))
        }
        Work::Callback(created_at) => ("<Handle>".to_owned(), None, created_at),
    };
    let message = format!("Executing {what} took {:.3} seconds", took.as_secs_f64());
    Report { message, task, error: None, created_at }
}

#[expect(clippy::disallowed_methods, reason = "a blocked thread takes real time, not virtual time")]
fn wall_clock() -> Instant {
    Instant::now()
}
