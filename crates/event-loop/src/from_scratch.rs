//! An event loop from scratch: a ready queue, a queue of timers, and wakers.
//!
//! It is here to be read, from top to bottom. It has asyncio's shape: everything
//! on the loop is a callback, and a task is a callback that polls its future. It
//! runs the same programs as [`run`](crate::run), in the same order.
//!
//! ```
//! use event_loop::from_scratch::{EventLoop, sleep, spawn};
//! use std::time::Duration;
//!
//! let answer = EventLoop::new().virtual_clock().run(async {
//!     spawn(async { println!("the other one") });
//!     sleep(Duration::from_secs(3600)).await;
//!     42
//! });
//! assert_eq!(answer, 42);
//! ```
//!
//! Not for programs: it has no sockets, no handles, and no way to cancel.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::Duration;

use tokio::time::Instant;
use transcript::{Clock, Recorder};

type Callback = Box<dyn FnOnce() + Send>;

/// A loop. [`run`](EventLoop::run) drives it.
///
/// Answers to `asyncio.new_event_loop()`.
pub struct EventLoop {
    shared: Arc<Shared>,
    clock: Clock,
    started: Instant,
}

/// What the loop, its tasks and their wakers have in common.
struct Shared {
    queues: Mutex<Queues>,
    /// The thread to wake when something becomes ready while the loop sleeps.
    thread: Thread,
}

#[derive(Default)]
struct Queues {
    /// What can run now, first come first served.
    ready: VecDeque<Callback>,
    /// What can run later: by deadline, then in the order it was set.
    timers: BTreeMap<(Duration, u64), Due>,
    timers_set: u64,
    now: Duration,
}

/// What happens when a timer is due.
enum Due {
    Call(Callback),
    Wake(Waker),
}

thread_local! {
    static RUNNING: RefCell<Option<Arc<Shared>>> = const { RefCell::new(None) };
}

impl EventLoop {
    /// A loop on the real clock, or on a virtual one if the run is recorded so.
    #[must_use]
    pub fn new() -> Self {
        let shared = Shared { queues: Mutex::default(), thread: std::thread::current() };
        let clock = Recorder::current().map_or(Clock::Real, |recorder| recorder.clock());
        EventLoop { shared: Arc::new(shared), clock, started: Instant::now() }
    }

    /// Waiting takes no time: the clock jumps to the next timer.
    #[must_use]
    pub fn virtual_clock(mut self) -> Self {
        self.clock = Clock::Virtual;
        self
    }

    /// Turns the loop until `main` returns, and once more for whatever is ready
    /// by then. What is left is dropped.
    ///
    /// # Panics
    ///
    /// When `main` panics; and on a virtual clock when nothing can wake it.
    pub fn run<F>(self, main: F) -> F::Output
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        let outer = RUNNING.replace(Some(self.shared.clone()));
        let result = Arc::new(Mutex::new(None));
        let slot = result.clone();
        spawn(async move {
            let value = main.await;
            *lock(&slot) = Some(value);
        });
        while lock(&result).is_none() {
            self.wait_until_something_is_ready();
            self.turn();
        }
        self.turn();
        RUNNING.set(outer);
        lock(&result).take().expect("the loop ended because it is there")
    }

    /// One iteration: runs what is ready now. What that makes ready has to wait
    /// for the next one.
    fn turn(&self) {
        let batch = std::mem::take(&mut self.shared.queues().ready);
        for callback in batch {
            callback();
        }
    }

    fn wait_until_something_is_ready(&self) {
        loop {
            self.update_clock();
            self.shared.move_due_timers();
            let queues = self.shared.queues();
            if !queues.ready.is_empty() {
                return;
            }
            let next = queues.timers.first_key_value().map(|((when, _), _)| *when);
            let now = queues.now;
            drop(queues);
            match (self.clock, next) {
                (Clock::Virtual, Some(when)) => self.shared.set_time(when),
                (Clock::Virtual, None) => panic!("hung: nothing is ready and no timer is set"),
                (Clock::Real, Some(when)) => std::thread::park_timeout(when - now),
                (Clock::Real, None) => std::thread::park(),
            }
        }
    }

    fn update_clock(&self) {
        if self.clock == Clock::Real {
            self.shared.set_time(self.started.elapsed());
        }
    }
}

impl Shared {
    /// Puts every timer that is due into the ready queue, by deadline.
    fn move_due_timers(&self) {
        loop {
            let mut queues = self.queues();
            let Some(first) = queues.timers.first_entry() else {
                return;
            };
            let (when, _) = *first.key();
            if when > queues.now {
                return;
            }
            let (_, due) = queues.timers.pop_first().expect("it was just seen");
            drop(queues);
            match due {
                Due::Call(callback) => self.call_soon(callback),
                Due::Wake(waker) => waker.wake(),
            }
        }
    }

    fn call_soon(&self, callback: Callback) {
        self.queues().ready.push_back(callback);
        self.thread.unpark();
    }

    /// Sets a timer and returns what to find it by.
    fn set_timer(&self, delay: Duration, due: Due) -> (Duration, u64) {
        let mut queues = self.queues();
        queues.timers_set += 1;
        let key = (queues.now + delay, queues.timers_set);
        queues.timers.insert(key, due);
        key
    }

    fn set_time(&self, now: Duration) {
        self.queues().now = now;
        if let Some(recorder) = Recorder::current() {
            recorder.set_time(now);
        }
    }

    fn queues(&self) -> MutexGuard<'_, Queues> {
        lock(&self.queues)
    }
}

/// A coroutine on the loop. To wake it is to put its next step in line.
struct Task {
    /// `None` while it is being polled, and once it has ended.
    future: Mutex<Option<Pin<Box<dyn Future<Output = ()> + Send>>>>,
    shared: Arc<Shared>,
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {
        let shared = self.shared.clone();
        shared.call_soon(Box::new(move || self.step()));
    }
}

impl Task {
    /// Runs the coroutine to its next `.await` that has to wait.
    fn step(self: Arc<Self>) {
        let waker = Waker::from(self.clone());
        let Some(mut future) = lock(&self.future).take() else {
            return;
        };
        if future.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
            *lock(&self.future) = Some(future);
        }
    }
}

/// Puts a coroutine on the running loop, behind everything that is ready.
///
/// # Panics
///
/// Outside a loop, as everything here.
pub fn spawn(future: impl Future<Output = ()> + Send + 'static) {
    let task = Task { future: Mutex::new(Some(Box::pin(future))), shared: running() };
    Arc::new(task).wake();
}

/// Calls `callback` in the next turn.
///
/// # Panics
///
/// Outside a loop.
pub fn call_soon(callback: impl FnOnce() + Send + 'static) {
    running().call_soon(Box::new(callback));
}

/// Calls `callback` once `delay` has passed.
///
/// # Panics
///
/// Outside a loop.
pub fn call_later(delay: Duration, callback: impl FnOnce() + Send + 'static) {
    running().set_timer(delay, Due::Call(Box::new(callback)));
}

/// The time since the loop was made.
///
/// # Panics
///
/// Outside a loop.
#[must_use]
pub fn now() -> Duration {
    running().queues().now
}

/// Waits for `delay`; zero is one turn.
///
/// # Cancel safety
///
/// Cancel safe. The timer of a dropped `sleep` still fires, and wakes nobody who
/// minds.
///
/// # Panics
///
/// Outside a loop.
pub async fn sleep(delay: Duration) {
    let shared = running();
    let mut deadline = None;
    poll_fn(move |cx| match deadline {
        None if delay.is_zero() => {
            deadline = Some(Duration::ZERO);
            cx.waker().wake_by_ref();
            Poll::Pending
        }
        None => {
            let (when, _) = shared.set_timer(delay, Due::Wake(cx.waker().clone()));
            deadline = Some(when);
            Poll::Pending
        }
        Some(when) if shared.queues().now < when => Poll::Pending,
        Some(_) => Poll::Ready(()),
    })
    .await;
}

fn running() -> Arc<Shared> {
    RUNNING
        .with_borrow(Clone::clone)
        .expect("no running event loop: call this inside `EventLoop::run`")
}

/// A panic under one of these locks leaves the queues as they were.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Default for EventLoop {
    fn default() -> Self {
        EventLoop::new()
    }
}

impl fmt::Debug for EventLoop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventLoop").field("clock", &self.clock).finish_non_exhaustive()
    }
}
