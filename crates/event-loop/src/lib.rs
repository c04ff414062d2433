#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

pub mod from_scratch;
mod registry;
mod runner;
mod step;
mod task_ref;

use std::fmt;
use std::panic::Location;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use tokio::task::{AbortHandle, JoinHandle};
use transcript::{Lane, LaneKind};

pub use registry::{Ending, Report};
pub use runner::{Hung, Runner, record, replay};
pub use task_ref::{TaskRef, all_tasks, current_task};

use registry::{Shared, automatic_name, with_loop};
use step::{Step, Watched};

/// Runs `main` on a new event loop until it returns, then closes the loop.
///
/// What is still running then is cancelled in creation order and awaited.
/// Answers to `asyncio.run`. At work: `#[tokio::main]`, which drops leftover
/// tasks in no order and runs `main` outside the ready queue.
///
/// # Panics
///
/// When `main` panics, and inside a running loop: await the coroutine there.
pub fn run<F>(main: F) -> F::Output
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let mut runner = Runner::new();
    runner.run_and_close(main)
}

/// Waits for `delay`; other tasks run meanwhile.
///
/// Zero is one turn: every task that is ready runs once, then this one goes on.
/// Any other delay is rounded up to a whole millisecond. Answers to
/// `asyncio.sleep`. At work: `tokio::time::sleep`, where zero takes 1 ms.
///
/// Not for waiting until something has happened: await that instead.
///
/// # Cancel safety
///
/// Cancel safe: a dropped `sleep` leaves nothing behind.
///
/// # Panics
///
/// Outside a loop.
pub async fn sleep(delay: Duration) {
    if delay.is_zero() {
        NextTurn::default().await;
    } else {
        tokio::time::sleep(delay).await;
    }
}

/// Goes to the end of the ready queue once.
///
/// The task wakes itself and says that it is not ready. `yield_now` would wake
/// it later, when the queue has run empty, and so turn the order of several
/// yielding tasks round with every turn.
#[derive(Default)]
enum NextTurn {
    #[default]
    Ask,
    Come,
}

impl Future for NextTurn {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        match *self {
            NextTurn::Come => Poll::Ready(()),
            NextTurn::Ask => {
                *self = NextTurn::Come;
                cx.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// The time since the loop started. Answers to `loop.time()`.
///
/// # Panics
///
/// Outside a loop.
#[must_use]
#[track_caller]
pub fn now() -> Duration {
    with_loop(|shared| shared.now())
}

/// What [`spawn`] returns: the coroutine's place on the loop, and its value.
#[derive(Debug)]
pub struct Spawned<T> {
    /// Its name, its state and the right to cancel it.
    pub task: TaskRef,
    /// Gives the value once it has ended.
    pub join: JoinHandle<T>,
}

/// Puts a coroutine on the loop, at the end of the ready queue. It does not run
/// before the caller waits for something.
///
/// The bare form of `asyncio.create_task`. The next lesson, `tasks`, makes a
/// handle of it; take that one in a program.
///
/// # Panics
///
/// Outside a loop, and on one that is being closed.
#[track_caller]
pub fn spawn<F>(future: F) -> Spawned<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let caller = Location::caller();
    with_loop(|shared| spawn_on(shared, None, LaneKind::Task, caller, future))
}

/// [`spawn`] with a name.
///
/// # Panics
///
/// Outside a loop, and on one that is being closed.
#[track_caller]
pub fn spawn_named<F>(name: &str, future: F) -> Spawned<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let caller = Location::caller();
    with_loop(|shared| spawn_on(shared, Some(name), LaneKind::Task, caller, future))
}

fn spawn_on<F>(
    shared: &Arc<Shared>,
    name: Option<&str>,
    kind: LaneKind,
    created_at: &'static Location<'static>,
    future: F,
) -> Spawned<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let (key, join) = shared.add(name, created_at, |key| {
        let lane = shared.recorder.as_ref().map(|recorder| match (kind, name) {
            (LaneKind::Main, _) => Lane::new(recorder, "main", kind),
            (_, Some(name)) => Lane::new(recorder, name, kind),
            (_, None) => Lane::new(recorder, &automatic_name(key), kind),
        });
        let lane_id = lane.as_ref().map(Lane::id);
        let join = if lane.is_some() || shared.debug {
            let watched: Boxed<F::Output> = Box::pin(Watched::new(lane, shared.debug, future));
            drive(Step::new(Some(key), watched))
        } else {
            drive(Step::new(Some(key), coroutine(future)))
        };
        let abort = join.abort_handle();
        (join, abort, lane_id)
    });
    Spawned { task: TaskRef::new(shared.clone(), key), join }
}

type Boxed<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// In a debug build all tasks with values of one type are one type, so that the
/// loop is not compiled again for each `async` block of an exercise.
#[cfg(debug_assertions)]
fn coroutine<F: Future + Send + 'static>(future: F) -> Boxed<F::Output> {
    Box::pin(future)
}

/// With optimisation a task is its `async` block, as tokio's are.
#[cfg(not(debug_assertions))]
fn coroutine<F>(future: F) -> F {
    future
}

/// Hands a future to tokio, without tokio's budget.
///
/// tokio makes a task wait after 128 operations that did not have to wait.
/// asyncio has no such rule, and with it the order would not be asyncio's.
fn drive<F>(future: F) -> JoinHandle<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    tokio::spawn(tokio::task::unconstrained(future))
}

/// Calls `callback` in the next turn, behind everything that is ready now.
///
/// Answers to `loop.call_soon`. Not for waiting: a callback cannot await. At
/// work nobody uses callbacks for what an `async fn` can say.
///
/// # Panics
///
/// Outside a loop.
#[track_caller]
pub fn call_soon(callback: impl FnOnce() + Send + 'static) -> Handle {
    with_loop(|_| soon(callback))
}

fn soon(callback: impl FnOnce() + Send + 'static) -> Handle {
    Handle::new(None, Box::new(callback))
}

/// Calls `callback` once `delay` has passed.
///
/// Answers to `loop.call_later`. Callbacks that are due at the same moment are
/// called in the order in which they were set; asyncio leaves that open.
///
/// # Panics
///
/// Outside a loop.
#[track_caller]
pub fn call_later(delay: Duration, callback: impl FnOnce() + Send + 'static) -> TimerHandle {
    with_loop(|shared| {
        let when = shared.now() + delay;
        let timer = (!delay.is_zero()).then(|| armed(delay));
        TimerHandle { when, handle: Handle::new(timer, Box::new(callback)) }
    })
}

type Timer = Pin<Box<tokio::time::Sleep>>;

/// A timer that is in the queue of timers from this moment on.
///
/// tokio puts a timer there when it is first polled. The callback's task gets
/// its first turn later than the caller's next `sleep`, which would then come
/// first.
fn armed(delay: Duration) -> Timer {
    let mut timer = Box::pin(tokio::time::sleep(delay));
    let _ = timer.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    timer
}

/// A callback that waits to be called. Dropping the handle does not cancel it.
///
/// Answers to `asyncio.Handle`.
pub struct Handle {
    callback: Callback,
    abort: AbortHandle,
}

/// Shared by the handle and the loop: whoever takes it first decides.
type Callback = Arc<Mutex<Option<Box<dyn FnOnce() + Send>>>>;

impl Handle {
    fn new(timer: Option<Timer>, callback: Box<dyn FnOnce() + Send>) -> Self {
        let callback: Callback = Arc::new(Mutex::new(Some(callback)));
        let ours = callback.clone();
        let call = async move {
            if let Some(timer) = timer {
                timer.await;
            }
            if let Some(callback) = take(&ours) {
                callback();
            }
        };
        let abort = drive(Step::new(None, call)).abort_handle();
        Handle { callback, abort }
    }

    /// Takes the callback back. Nothing happens if it has been called already.
    pub fn cancel(&self) {
        drop(take(&self.callback));
        self.abort.abort();
    }
}

/// A [`Handle`] with a deadline. Answers to `asyncio.TimerHandle`.
#[derive(Debug)]
pub struct TimerHandle {
    when: Duration,
    handle: Handle,
}

impl TimerHandle {
    /// When it is due, as [`now`] counts.
    #[must_use]
    pub fn when(&self) -> Duration {
        self.when
    }

    /// Takes the callback back. Nothing happens if it has been called already.
    pub fn cancel(&self) {
        self.handle.cancel();
    }
}

fn take(callback: &Callback) -> Option<Box<dyn FnOnce() + Send>> {
    callback.lock().unwrap_or_else(PoisonError::into_inner).take()
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").finish_non_exhaustive()
    }
}

/// Sends this loop's reports to `handler` instead of standard error.
///
/// A report is an error that nobody can be told by a result: a callback that
/// panicked, or a failed task whose handle was dropped unread. Answers to
/// `loop.set_exception_handler`.
///
/// # Panics
///
/// Outside a loop.
#[track_caller]
pub fn set_exception_handler(handler: impl Fn(&Report) + Send + Sync + 'static) {
    with_loop(|shared| shared.set_handler(Arc::new(handler)));
}
