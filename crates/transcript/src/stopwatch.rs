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
        let _inside = self.runtime.enter();
        self.now_inside()
    }

    /// The same, for a thread inside the runtime: it takes a third of the time.
    #[must_use]
    pub fn now_inside(&self) -> Moment {
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
        self.now().instant - instant
    }

    pub(crate) fn showed(&self, moment: &Moment) -> bool {
        moment.runtime == self.runtime.id()
    }
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
