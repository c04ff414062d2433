use std::time::Duration;

use tokio::runtime::Handle;
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
        let _inside = self.runtime.enter();
        self.started.elapsed()
    }
}
