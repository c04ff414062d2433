//! Who holds the loop? Only another thread can say so while it is held.

use std::panic::Location;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::runtime::Handle;

use crate::steps::{LongStep, long_steps};

/// A thread that names the task which holds the loop, while it holds it.
///
/// It knows the tasks that go through [`watch`](crate::watch). It stops when it
/// is dropped, and the drop waits for a call of `tell` to return.
///
/// asyncio has nothing like it; its nearest kin is `faulthandler`'s
/// `dump_traceback_later`, which knows threads and no tasks. At work:
/// `tokio-console`, or a sampling profiler.
///
/// Not for slow steps that do end: debug mode reports those, once each.
#[derive(Debug)]
#[must_use = "a dropped watchdog watches nothing"]
pub struct Watchdog {
    /// Hanging up is the sign to stop.
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What a [`Watchdog`] saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The name of the task that holds the loop.
    pub task: String,
    /// The innermost name that it gave to [`watch`](crate::watch).
    pub place: &'static str,
    /// Where the task was created; `None` if it ended just now.
    pub created_at: Option<&'static Location<'static>>,
    /// For how long its step has run so far, in real time.
    pub so_far: Duration,
}

impl Watchdog {
    /// Looks at the running loop every `limit` of real time and calls `tell` for
    /// each step that has run for `limit` or more. So a step is named after at
    /// most twice the limit, and again as long as it goes on.
    ///
    /// `tell` runs on the watchdog's thread. It must not wait for the loop.
    ///
    /// # Panics
    ///
    /// Outside a loop, and if `limit` is zero: the watchdog would never rest.
    pub fn start(limit: Duration, tell: impl Fn(&Held) + Send + 'static) -> Self {
        assert!(!limit.is_zero(), "a watchdog needs a limit above zero");
        let runtime = Handle::current().id();
        let (stop, stopped) = channel::<()>();
        let thread = thread::spawn(move || {
            while stopped.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                long_steps(runtime, limit).into_iter().map(Held::from).for_each(|held| tell(&held));
            }
        });
        Watchdog { stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of `tell` has ended the thread and was printed then.
            let _ = thread.join();
        }
    }
}

impl From<LongStep> for Held {
    fn from(step: LongStep) -> Self {
        let LongStep { task, place, so_far } = step;
        Held { task: task.name(), place, created_at: task.created_at(), so_far }
    }
}
