//! A task whose error cannot get lost.

use std::fmt::{self, Display};
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use tasks::{Task, TaskError, create_named_task};

/// Puts a coroutine on the loop like `create_named_task`, and has the loop
/// report its error if nobody reads that.
///
/// Answers to `asyncio.create_task(coroutine, name=name)`, whose tasks all do so.
/// At work: await every `JoinHandle`, or log the error inside the task.
///
/// Not for a task you await in any case: there a plain task does the same.
///
/// # Panics
///
/// Outside a loop, and on one that is being closed.
#[track_caller]
pub fn create_reporting_task<F, T, E>(name: &str, coroutine: F) -> ReportingTask<T, E>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Display + Send + 'static,
{
    let error = Arc::new(Mutex::new(None));
    let place = error.clone();
    let task = create_named_task(name, async move {
        match coroutine.await {
            Ok(value) => value,
            Err(error) => fail(&place, error),
        }
    });
    ReportingTask { task, error }
}

/// Ends the running task as a panic does. For the loop it has failed now, and
/// what the loop does with a failure that nobody read is what we are after.
///
/// The panic hook is left out: an error is no bug, and standard error stays as
/// it was.
fn fail<E: Display>(place: &Place<E>, error: E) -> ! {
    let text = error.to_string();
    *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
    resume_unwind(Box::new(text))
}

/// Where a task leaves its error for whoever awaits it.
type Place<E> = Arc<Mutex<Option<E>>>;

/// The handle of a task that [`create_reporting_task`] made: await it for the
/// coroutine's result.
///
/// If it is dropped before anybody has read an error, the loop's exception
/// handler is told: at once if the task has failed by then, or else when it
/// fails. Dropping it detaches the task, as with every handle.
///
/// # Cancel safety
///
/// Dropping an `.await` of `&mut task` loses nothing: await it again.
///
/// # Panics
///
/// When it is polled again after it gave its result.
#[must_use = "a dropped handle detaches the task: keep it, await it, or say `drop`"]
pub struct ReportingTask<T, E> {
    task: Task<T>,
    error: Place<E>,
}

impl<T, E> ReportingTask<T, E> {
    /// The task's name.
    #[must_use]
    pub fn name(&self) -> String {
        self.task.name()
    }

    /// Whether the task has ended, in whatever way. It does not count as reading.
    #[must_use]
    pub fn done(&self) -> bool {
        self.task.done()
    }

    /// Asks the task to stop; `false` means that it has ended already.
    ///
    /// Who cancels a task does not care for its error any more, so an error it
    /// has ended with counts as read.
    pub fn cancel(&self) -> bool {
        let asked = self.task.cancel();
        if !asked {
            let _ = self.error();
        }
        asked
    }

    /// What the error says, once the task has failed. This counts as reading.
    ///
    /// Answers to `Task.exception`, which raises while the task runs. The error
    /// itself has one owner: whoever awaits the task.
    #[must_use]
    pub fn error(&self) -> Option<String> {
        match self.task.result()? {
            Err(TaskError::Panicked(text)) => Some(text.clone()),
            Err(TaskError::Cancelled) | Ok(_) => None,
        }
    }
}

impl<T, E> Future for ReportingTask<T, E> {
    type Output = Result<Result<T, E>, TaskError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        Pin::new(&mut this.task).poll(cx).map(|result| match result {
            Ok(value) => Ok(Ok(value)),
            // Without an error in its place it was a panic of the coroutine.
            Err(failure) => this.take_error().map(Err).ok_or(failure),
        })
    }
}

impl<T, E> ReportingTask<T, E> {
    fn take_error(&self) -> Option<E> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl<T, E> fmt::Debug for ReportingTask<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.task.fmt(f)
    }
}
