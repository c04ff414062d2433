//! Who holds the loop? Only another thread can say so while it is held.

use std::fmt;
use std::panic::Location;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use event_loop::{RunningStep, current_loop};

/// A thread that names the task which holds the loop, while it holds it.
///
/// The loop has to be in debug mode, which is what keeps the book. It stops when it
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

/// What a [`Watchdog`] saw: a step or a callback that goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The name of the task that holds the loop; `None` if a callback does.
    pub task: Option<String>,
    /// Where the task was created, or the callback was asked for, if it is known.
    pub created_at: Option<&'static Location<'static>>,
    /// For how long it has held the loop so far, in real time.
    pub so_far: Duration,
}

impl Watchdog {
    /// Looks at the running loop every `limit` of real time and calls `tell` for
    /// each step and each callback that has run for `limit` or more. So it is named
    /// after at most twice the limit, and again as long as it goes on.
    ///
    /// `tell` runs on the watchdog's thread. It must not wait for the loop.
    ///
    /// # Panics
    ///
    /// Outside a loop and on one that is not in debug mode; and if `limit` is zero:
    /// the watchdog would never rest.
    pub fn start(limit: Duration, tell: impl Fn(&Held) + Send + 'static) -> Self {
        assert!(!limit.is_zero(), "a watchdog needs a limit above zero");
        let watched = current_loop();
        assert!(watched.debug(), "a watchdog needs debug mode: `Runner::new().debug(true)`");
        let (stop, stopped) = channel::<()>();
        let thread = thread::spawn(move || {
            while stopped.recv_timeout(limit) == Err(RecvTimeoutError::Timeout) {
                let long = |step: &RunningStep| step.so_far >= limit;
                let steps = watched.running_steps().into_iter().filter(long);
                steps.map(Held::from).for_each(|held| tell(&held));
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

impl From<RunningStep> for Held {
    fn from(step: RunningStep) -> Self {
        let RunningStep { task, created_at, so_far } = step;
        Held { task: task.map(|task| task.name()), created_at, so_far }
    }
}

/// `<Task hash> has held the loop for 0.040 seconds, created at src/main.rs:20:9`
impl fmt::Display for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.task {
            Some(name) => write!(f, "<Task {name}>")?,
            None => f.write_str("<Handle>")?,
        }
        write!(f, " has held the loop for {:.3} seconds", self.so_far.as_secs_f64())?;
        self.created_at.map_or(Ok(()), |place| write!(f, ", created at {place}"))
    }
}
