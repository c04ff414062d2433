#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod scope;

use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use event_loop::{call_soon, now, sleep};
use tasks::{Task, TaskError};
use tokio::time::{Instant, Sleep, sleep_until};

pub use scope::{RescheduleError, Scope};

use scope::FinishOnDrop;

/// The time was over before the work was. Answers to `TimeoutError`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the time limit has passed")]
pub struct TimeoutError;

/// Awaits `coroutine`, but no longer than `limit`. Then it is dropped, at the
/// `.await` where it waits.
///
/// With `None` there is no limit. With zero the coroutine never starts. Answers
/// to `asyncio.wait_for`. At work: `tokio::time::timeout`.
///
/// Not for a [`Task`], which a dropped handle does not stop: take
/// [`wait_for_task`]. Not for code that blocks: nothing drops it meanwhile. A task
/// that is lent, `wait_for(&mut task, limit)`, outlives the limit on purpose, as
/// with `wait_for(shield(task), limit)`.
///
/// # Errors
///
/// [`TimeoutError`] when the limit has passed, also when the coroutine could end
/// at that very moment. Its destructors have run by then.
///
/// # Cancel safety
///
/// A dropped `wait_for` drops the coroutine.
///
/// # Panics
///
/// Outside a loop.
pub async fn wait_for<F: Future>(
    coroutine: F,
    limit: impl Into<Option<Duration>>,
) -> Result<F::Output, TimeoutError> {
    // Pinned here: an `async fn` that it is handed on to would keep it twice more.
    let coroutine = pin!(coroutine);
    match limit.into() {
        None => Ok(coroutine.await),
        Some(Duration::ZERO) => {
            // asyncio gives way here too, so a loop of these starves nobody.
            sleep(Duration::ZERO).await;
            Err(TimeoutError)
        }
        // Counted from now: the timer is set later, and only if the coroutine waits.
        Some(limit) => match Instant::now().checked_add(limit) {
            Some(when) => run_until(|| sleep_until(when), Sleep::is_elapsed, coroutine).await,
            None => Ok(coroutine.await),
        },
    }
}

/// Awaits `task`, but no longer than `limit`. Then it cancels the task and waits
/// until it has ended.
///
/// With `None` there is no limit. With zero a task that has ended gives its
/// value, and any other is cancelled at once. Answers to `asyncio.wait_for` for
/// a task. At work: `tokio::time::timeout` of a `&mut JoinHandle`, then `abort`,
/// then await the handle.
///
/// # Errors
///
/// [`TimeoutError`] when the task was stopped. If it has its value by the time
/// it would be stopped, or has panicked, that wins.
///
/// # Cancel safety
///
/// A dropped `wait_for_task` cancels the task and does not wait for its end.
///
/// # Panics
///
/// Outside a loop, and when somebody has awaited the task before.
pub async fn wait_for_task<T>(
    task: Task<T>,
    limit: impl Into<Option<Duration>>,
) -> Result<Result<T, TaskError>, TimeoutError> {
    let limit = limit.into();
    let mut child = CancelOnDrop(task);
    let task = &mut child.0;
    if limit != Some(Duration::ZERO)
        && let Ok(ended) = wait_for(&mut *task, limit).await
    {
        return Ok(ended);
    }
    let stopped = task.cancel();
    match task.await {
        Err(TaskError::Cancelled) if stopped => Err(TimeoutError),
        ended => Ok(ended),
    }
}

/// A dropped handle only detaches its task; this one stops it.
struct CancelOnDrop<T>(Task<T>);

impl<T> Drop for CancelOnDrop<T> {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// Runs `body`, but no longer than `limit`. Then the body is dropped, at the
/// `.await` where it waits.
///
/// The body gets the [`Scope`], with which it can move its deadline. With `None`
/// there is none. Answers to `async with asyncio.timeout(limit)`. At work:
/// `tokio::time::timeout`, whose deadline stays where it is.
///
/// # Errors
///
/// [`TimeoutError`] when the deadline has passed. An error of the body is a value
/// like any other, and comes inside the `Ok`.
///
/// # Cancel safety
///
/// A dropped `timeout` drops the body.
///
/// # Panics
///
/// Outside a loop, and when the body panics.
pub async fn timeout<T>(
    limit: impl Into<Option<Duration>>,
    body: impl AsyncFnOnce(Scope) -> T,
) -> Result<T, TimeoutError> {
    let when = limit.into().map(|limit| now().saturating_add(limit));
    timeout_at(when, body).await
}

/// [`timeout`] with a moment instead of a limit, as [`now`] counts.
///
/// A deadline in the past does not keep the body from starting: it strikes at
/// its first `.await`. Answers to `async with asyncio.timeout_at(when)`.
///
/// # Errors
///
/// [`TimeoutError`] when the deadline has passed.
///
/// # Cancel safety
///
/// A dropped `timeout_at` drops the body.
///
/// # Panics
///
/// Outside a loop, and when the body panics.
pub async fn timeout_at<T>(
    when: impl Into<Option<Duration>>,
    body: impl AsyncFnOnce(Scope) -> T,
) -> Result<T, TimeoutError> {
    let scope = Scope::new(when.into());
    let _finish = FinishOnDrop(scope.clone());
    let body = pin!(body(scope.clone()));
    run_until(|| scope.deadline_passed(), |_| scope.is_over(), body).await
}

/// Runs `body` to its end, or until the deadline has passed. Then the body is dropped.
///
/// The first turn belongs to the body: until it waits, no `timer` is set.
async fn run_until<T, D: Future<Output = ()>>(
    timer: impl Fn() -> D,
    has_passed: impl Fn(&D) -> bool,
    mut body: Pin<&mut impl Future<Output = T>>,
) -> Result<T, TimeoutError> {
    let mut set = pin!(None);
    poll_fn(|cx| {
        // The deadline first, as tokio does not. So it wins a tie, and of two
        // nested scopes that are due together the outer one reports.
        if set.as_ref().get_ref().as_ref().is_some_and(&has_passed) {
            return Poll::Ready(Err(TimeoutError));
        }
        let polled = body.as_mut().poll(cx).map(Ok);
        if polled.is_pending() {
            wait_for_deadline(set.as_mut(), &timer, cx);
        }
        polled
    })
    .await
}

/// Sees to it that the deadline wakes this task. For one that is due already a callback
/// does, as in asyncio: whoever is ready goes first, and whom they wake in that turn.
fn wait_for_deadline<D: Future<Output = ()>>(
    mut set: Pin<&mut Option<D>>,
    timer: impl Fn() -> D,
    cx: &mut Context<'_>,
) {
    if set.is_none() {
        set.set(Some(timer()));
    }
    if set.as_pin_mut().is_some_and(|timer| timer.poll(cx).is_ready()) {
        let waker = cx.waker().clone();
        call_soon(move || waker.wake());
    }
}
