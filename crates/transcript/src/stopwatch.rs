use std::cell::Cell;
use std::time::Duration;

use tokio::runtime::{Handle, Id};
use tokio::time::Instant;

/// Time on the clock of one runtime, read from any thread.
///
/// A virtual clock belongs to its runtime: a thread outside would read the real
/// one. Not for measuring how long work takes; that is real time.
#[derive(Debug, Clone)]
pub struct Stopwatch {
    started: Instant,
    runtime: Handle,
}

impl Stopwatch {
    /// A stopwatch that starts now.
    ///
    /// # Panics
    ///
    /// Outside a runtime.
    #[must_use]
    #[track_caller]
    pub fn start() -> Self {
        Stopwatch { started: Instant::now(), runtime: Handle::current() }
    }

    /// The time since the start, also when the runtime is gone.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.since(self.started)
    }

    /// What the clock shows, asked from any thread.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.in_step().unwrap_or_else(|| self.read())
    }

    /// The same, for a thread inside the runtime: it takes a third of the time.
    #[must_use]
    pub fn now_inside(&self) -> Moment {
        self.in_step().unwrap_or_else(|| Moment::inside(self.runtime.id()))
    }

    /// What it shows during the step that runs here.
    fn in_step(&self) -> Option<Moment> {
        STEP.get().filter(|moment| self.showed(moment))
    }

    fn read(&self) -> Moment {
        let _inside = self.runtime.enter();
        Moment::inside(self.runtime.id())
    }

    /// The time from the start until the clock showed `instant`.
    #[must_use]
    pub fn at(&self, instant: Instant) -> Duration {
        instant - self.started
    }

    /// The time since the clock showed `instant`.
    #[must_use]
    pub fn since(&self, instant: Instant) -> Duration {
        self.read().instant - instant
    }

    pub(crate) fn showed(&self, moment: &Moment) -> bool {
        moment.runtime == self.runtime.id()
    }
}

thread_local! {
    /// What a virtual clock shows during the step that runs on this thread: a step
    /// takes no time. To read the clock is most of what a recording costs.
    static STEP: Cell<Option<Moment>> = const { Cell::new(None) };
}

/// Until it is dropped, a step runs on this thread.
pub(crate) struct InStep {
    outer: Option<Moment>,
}

impl InStep {
    pub(crate) fn new(now: Option<Moment>) -> Self {
        InStep { outer: STEP.replace(now) }
    }

    /// What the clock shows at the end of the step; `None` if it was moved.
    pub(crate) fn now() -> Option<Moment> {
        STEP.get()
    }
}

impl Drop for InStep {
    fn drop(&mut self) {
        STEP.set(self.outer);
    }
}

/// For whoever moves a virtual clock in the middle of a step.
pub fn clock_was_moved() {
    STEP.set(None);
}

/// What the clock of one runtime showed. Two clocks have nothing to do with each
/// other.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// What it showed.
    pub instant: Instant,
    pub(crate) runtime: Id,
}

impl Moment {
    /// Now, for a thread inside `runtime`.
    pub(crate) fn inside(runtime: Id) -> Self {
        Moment { instant: Instant::now(), runtime }
    }
}
