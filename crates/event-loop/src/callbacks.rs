//! `call_soon` and `call_later`: plain functions in the ready queue.

use std::fmt;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Waker};
use std::time::Duration;

use tokio::task::AbortHandle;
use transcript::panic_message;

use crate::debug::{Measured, Work};
use crate::drive;
use crate::report::Report;
use crate::running::with_loop;

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
    let caller = Location::caller();
    with_loop(|_| Handle::new(None, Some(caller), Box::new(callback)))
}

pub(crate) fn soon(callback: impl FnOnce() + Send + 'static) -> Handle {
    Handle::new(None, None, Box::new(callback))
}

/// Calls `callback` once `delay` has passed.
///
/// Answers to `loop.call_later`. Callbacks that are due at the same moment are
/// called in the order in which they were set; asyncio leaves that open. Without a
/// delay it is [`call_soon`]; asyncio lets pass what this turn still puts in line.
///
/// # Panics
///
/// Outside a loop.
#[track_caller]
pub fn call_later(delay: Duration, callback: impl FnOnce() + Send + 'static) -> TimerHandle {
    let caller = Some(Location::caller());
    with_loop(|shared| {
        let when = shared.now() + delay;
        let timer = (!delay.is_zero()).then(|| armed(delay));
        TimerHandle { when, handle: Handle::new(timer, caller, Box::new(callback)) }
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

type Place = Option<&'static Location<'static>>;

impl Handle {
    fn new(timer: Option<Timer>, caller: Place, callback: Box<dyn FnOnce() + Send>) -> Self {
        let callback: Callback = Arc::new(Mutex::new(Some(callback)));
        let ours = callback.clone();
        let call = async move {
            if let Some(timer) = timer {
                timer.await;
            }
            if let Some(callback) = take(&ours) {
                call(callback, caller);
            }
        };
        let abort = drive(call).abort_handle();
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
    /// When it is due, as [`now`](crate::now) counts.
    #[must_use]
    pub fn when(&self) -> Duration {
        self.when
    }

    /// Takes the callback back. Nothing happens if it has been called already.
    pub fn cancel(&self) {
        self.handle.cancel();
    }
}

/// A callback that panics has nobody who could be told but the loop.
fn call(callback: Box<dyn FnOnce() + Send>, created_at: Place) {
    let _measured = Measured::begin(Work::Callback(created_at));
    if let Err(panic) = catch_unwind(AssertUnwindSafe(callback)) {
        let (message, error) = ("Exception in callback".to_owned(), Some(panic_message(&*panic)));
        with_loop(|shared| shared.report(&Report { message, task: None, error, created_at }));
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
