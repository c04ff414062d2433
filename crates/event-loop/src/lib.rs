#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod activity;
pub mod blocking;
mod callbacks;
mod debug;
pub mod from_scratch;
mod loop_ref;
mod record;
mod registry;
mod report;
mod runner;
mod running;
mod step;
mod task_ref;

use std::panic::Location;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::task::JoinHandle;
use transcript::{Lane, LaneKind, Name};

pub use activity::{Activity, Turn};
pub use callbacks::{Handle, TimerHandle, call_later, call_soon};
pub use loop_ref::{LoopRef, RunningStep, current_loop};
pub use report::{Ending, Report};
pub use runner::{Hung, Runner, record, replay};
pub use task_ref::{TaskRef, all_tasks, current_task};

use activity::Notes;
use record::Key;
use registry::Shared;
use running::with_loop;
use step::Step;

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
    let (key, join) = shared.add(name, created_at, |key, all_notes| {
        if shared.recorder.is_none() && shared.debug.is_none() {
            let join = drive(Step::new(key, coroutine(future)));
            let abort = join.abort_handle();
            return (join, abort);
        }
        let notes = look_at(shared, name, kind, key);
        let join = drive(Step::new(notes.clone(), coroutine(future)));
        let abort = join.abort_handle();
        all_notes.push(notes);
        (join, abort)
    });
    Spawned { task: TaskRef::new(shared.clone(), key), join }
}

/// What is written down about a task. Out of line: a task that nobody looks at must
/// not pay for it.
#[cold]
fn look_at(shared: &Shared, name: Option<&str>, kind: LaneKind, key: Key) -> Arc<Notes> {
    let clock = shared.clock();
    let name = match (kind, name) {
        (LaneKind::Main, _) => Name::Given("main"),
        (_, Some(name)) => Name::Given(name),
        (_, None) => Name::Number(key.get()),
    };
    let now = clock.now_inside();
    let lane = shared.recorder.as_ref().map(|recorder| Lane::new(recorder, name, kind, Some(now)));
    Notes::new(key, lane, now.instant, clock, shared.debug.is_some())
}

/// In a debug build all tasks with values of one type are one type, so that the
/// loop is not compiled again for each `async` block of an exercise.
#[cfg(debug_assertions)]
fn coroutine<T>(
    future: impl Future<Output = T> + Send + 'static,
) -> Pin<Box<dyn Future<Output = T> + Send>> {
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
