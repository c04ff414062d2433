//! What the loop writes down about a task in debug mode, and while it is recorded.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Wake, Waker};
use std::time::Duration;

use tokio::time::Instant;
use transcript::{Lane, Stopwatch};

use crate::debug::{Measured, Work};
use crate::record::Key;

/// What a task has been doing. Times are as [`now`](crate::now) counts them.
///
/// Not for decisions: on several threads it is old when you read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Activity {
    /// How old the task is.
    pub age: Duration,
    /// When it was last put in line, by a wake-up or a `cancel`; `None` if it
    /// never was.
    pub last_wake: Option<Duration>,
    /// What it does now.
    pub turn: Turn,
}

/// Where a task is between two of its steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// It stands in line for its next step, or for its first.
    Ready,
    /// A thread runs a step of it.
    Running,
    /// It runs, and was woken meanwhile: it will stand in line again.
    RunningAgain,
    /// Somebody has to wake it.
    Waiting,
}

/// One task's notes. It is also the task's waker.
pub(crate) struct Notes {
    pub(crate) key: Key,
    /// Where the task is recorded.
    pub(crate) lane: Option<Lane>,
    /// The loop's.
    clock: Arc<Stopwatch>,
    created: Instant,
    /// Whether the loop is in debug mode.
    debug: bool,
    now: Mutex<Now>,
}

struct Now {
    turn: Turn,
    last_wake: Option<Instant>,
    /// The loop's own waker of this task.
    waker: Waker,
}

impl Notes {
    pub(crate) fn new(
        key: Key,
        lane: Option<Lane>,
        created: Instant,
        clock: &Arc<Stopwatch>,
        debug: bool,
    ) -> Arc<Self> {
        let waker = Waker::noop().clone();
        let now = Mutex::new(Now { turn: Turn::Ready, last_wake: None, waker });
        Arc::new(Notes { key, lane, clock: clock.clone(), created, debug, now })
    }

    pub(crate) fn read(&self) -> Activity {
        let age = self.clock.since(self.created);
        let now = self.now();
        let last_wake = now.last_wake.map(|instant| self.clock.at(instant));
        Activity { age, last_wake, turn: now.turn }
    }

    /// A step begins; it ends with the drop of what this gives.
    pub(crate) fn step(&self, waker: &Waker) -> InStep<'_> {
        let mut now = self.now();
        now.turn = Turn::Running;
        now.waker.clone_from(waker);
        drop(now);
        InStep { notes: self, _measured: self.measure() }
    }

    /// The clean-up of a task is measured like a step.
    pub(crate) fn measure(&self) -> Option<Measured> {
        self.debug.then(|| Measured::begin(Work::Step(self.key))).flatten()
    }

    /// Writes down that somebody asked the task to stop: that puts it in line, too.
    pub(crate) fn cancel_requested(&self) {
        self.put_in_line(self.clock.now().instant);
        if let Some(lane) = &self.lane {
            lane.cancel_requested();
        }
    }

    /// Writes a wake-up down. The waker is for whoever has to pass it on; not
    /// under our lock.
    fn put_in_line(&self, instant: Instant) -> Waker {
        let mut now = self.now();
        now.last_wake = Some(instant);
        now.turn = match now.turn {
            Turn::Running | Turn::RunningAgain => Turn::RunningAgain,
            Turn::Waiting | Turn::Ready => Turn::Ready,
        };
        now.waker.clone()
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Wake for Notes {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        let now = self.clock.now();
        if let Some(lane) = &self.lane {
            lane.woken(Some(now));
        }
        let waker = self.put_in_line(now.instant);
        waker.wake();
    }
}

/// Until it is dropped, the task runs a step.
pub(crate) struct InStep<'a> {
    notes: &'a Notes,
    _measured: Option<Measured>,
}

impl Drop for InStep<'_> {
    fn drop(&mut self) {
        let mut now = self.notes.now();
        now.turn = match now.turn {
            Turn::RunningAgain => Turn::Ready,
            _ => Turn::Waiting,
        };
    }
}
