#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

use std::fmt;
use std::pin::{Pin, pin};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::task::{Context, Poll, Waker};

use event_loop::{Ending, Spawned};
use tokio::task::coop::unconstrained;
use tokio::task::{JoinError, JoinHandle};
use transcript::panic_message;

pub use event_loop::{TaskRef, all_tasks, current_task};

/// Puts a coroutine on the loop and returns the handle of its task.
///
/// It starts when the caller next waits for something, behind every task that is
/// ready by then. Answers to `asyncio.create_task`. At work: `tokio::spawn`.
///
/// Not for a coroutine whose value you need next: await that directly.
///
/// # Panics
///
/// Outside a loop, and on one that is being closed.
#[track_caller]
pub fn create_task<F>(coroutine: F) -> Task<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    Task::new(event_loop::spawn(coroutine))
}

/// [`create_task`] with a name, for reports and timelines.
///
/// Answers to `asyncio.create_task(coroutine, name=name)`.
///
/// # Panics
///
/// Outside a loop, and on one that is being closed.
#[track_caller]
pub fn create_named_task<F>(name: &str, coroutine: F) -> Task<F::Output>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    Task::new(event_loop::spawn_named(name, coroutine))
}

/// Why a task has no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TaskError {
    /// It was cancelled. Answers to `asyncio.CancelledError`.
    #[error("the task was cancelled")]
    Cancelled,
    /// It panicked, with this message.
    #[error("the task panicked: {0}")]
    Panicked(String),
}

/// The handle of a task: await it for the task's value.
///
/// Answers to `asyncio.Task`. Dropping it detaches the task, which runs on; to
/// stop the task, [`cancel`](Task::cancel) it. An asyncio task that nobody holds
/// may be collected in the middle; here it never is.
///
/// If the task fails and nobody reads that, the loop reports it when the handle
/// is dropped.
///
/// # Cancel safety
///
/// Dropping an `.await` of `&mut task` loses nothing: await it again.
///
/// # Panics
///
/// When it is polled again after it gave its value.
#[must_use = "a dropped handle detaches the task: keep it, await it, or say `drop`"]
pub struct Task<T> {
    task: TaskRef,
    /// Locked only by `result`, which has no `&mut self`.
    join: Mutex<Join<T>>,
    /// The result, from the moment somebody asked for it until it is awaited.
    /// Boxed, as few ask and a program may hold many handles.
    result: OnceLock<Box<Result<T, TaskError>>>,
}

#[derive(Debug)]
struct Join<T> {
    handle: JoinHandle<T>,
    read: Read,
}

/// What anybody was told of the task's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Read {
    Nothing,
    /// It returned.
    Value,
    /// It was cancelled, or it panicked.
    Failure,
}

impl Read {
    fn of<T>(result: &Result<T, TaskError>) -> Self {
        match result {
            Ok(_) => Read::Value,
            Err(_) => Read::Failure,
        }
    }
}

impl<T> Task<T> {
    fn new(spawned: Spawned<T>) -> Self {
        Task {
            task: spawned.task,
            join: Mutex::new(Join { handle: spawned.join, read: Read::Nothing }),
            result: OnceLock::new(),
        }
    }

    /// The task's name, `Task-1` and so on unless it was given one.
    #[must_use]
    pub fn name(&self) -> String {
        self.task.name()
    }

    /// Gives the task another name.
    pub fn set_name(&self, name: &str) {
        self.task.set_name(name);
    }

    /// The number of the task: 1 is `main`, and they count up.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.task.id()
    }

    /// The task without its value: for whoever should see or stop it while somebody
    /// else holds the handle.
    #[must_use]
    pub fn task_ref(&self) -> TaskRef {
        self.task.clone()
    }

    /// Asks the task to stop; `false` means that it has ended already.
    ///
    /// It is dropped when its turn comes, at the `.await` where it waits. Nothing
    /// in it can catch that: only destructors run. Await the handle to know that
    /// they have.
    pub fn cancel(&self) -> bool {
        self.task.cancel()
    }

    /// Whether the task has ended, in whatever way.
    #[must_use]
    pub fn done(&self) -> bool {
        self.task.done()
    }

    /// Whether the task ended because it was cancelled.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        self.task.ending() == Some(Ending::Cancelled)
    }

    /// The result once the task has ended; `None` while it runs, and after an
    /// `.await` has taken the result away.
    ///
    /// Answers to `Task.result` and `Task.exception`. Those raise while the task
    /// runs.
    pub fn result(&self) -> Option<&Result<T, TaskError>> {
        let mut join = self.join.lock().unwrap_or_else(PoisonError::into_inner);
        if self.result.get().is_none() {
            // An awaited handle panics when it is polled again.
            if join.read != Read::Nothing || !self.done() {
                return None;
            }
            // On several threads it may be done a moment before tokio has its value.
            while !join.handle.is_finished() {
                std::thread::yield_now();
            }
            let mut nobody = Context::from_waker(Waker::noop());
            let Poll::Ready(result) = join.poll(&mut nobody) else {
                return None;
            };
            let _ = self.result.set(Box::new(result));
        }
        let result = self.result.get()?;
        join.read = Read::of(result);
        Some(result)
    }

    /// Calls `callback` in the turn after the task has ended, behind those that
    /// were added before. The number takes it back.
    ///
    /// It is told how the task ended, not with what value: the value has one
    /// owner, whoever awaits the handle.
    pub fn add_done_callback(
        &self,
        callback: impl FnOnce(Result<(), TaskError>) + Send + 'static,
    ) -> u64 {
        self.task.add_done_callback(move |ending| {
            callback(match ending {
                Ending::Finished => Ok(()),
                Ending::Cancelled => Err(TaskError::Cancelled),
                Ending::Panicked(message) => Err(TaskError::Panicked(message)),
            });
        })
    }

    /// Takes a callback back; says whether it was still there.
    pub fn remove_done_callback(&self, number: u64) -> bool {
        self.task.remove_done_callback(number)
    }

    /// Whether the task has ended; if not, the waker is called when it has. The result
    /// stays here, and nobody has read it. For `wait`.
    #[doc(hidden)]
    pub fn poll_done(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if self.ended() {
            return Poll::Ready(());
        }
        let join = self.join.get_mut().unwrap_or_else(PoisonError::into_inner);
        // A waiter whose budget is spent would be woken at once, and for nothing.
        let Poll::Ready(result) = pin!(unconstrained(&mut join.handle)).poll(cx) else {
            return Poll::Pending;
        };
        // On several threads it may have ended in between.
        let _ = self.result.set(Box::new(result.map_err(into_task_error)));
        Poll::Ready(())
    }

    /// [`done`](Task::done) by the handle alone: quick, but on several threads it
    /// comes a moment behind the done callbacks. For `wait`.
    #[doc(hidden)]
    pub fn ended(&mut self) -> bool {
        self.join.get_mut().unwrap_or_else(PoisonError::into_inner).handle.is_finished()
    }
}

impl<T> Future for Task<T> {
    type Output = Result<T, TaskError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let join = this.join.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some(result) = this.result.take() else {
            return join.poll(cx);
        };
        join.read = Read::of(&result);
        Poll::Ready(*result)
    }
}

// The handle only ever moves a finished value out; it never pins one.
impl<T> Unpin for Task<T> {}

impl<T> Join<T> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Result<T, TaskError>> {
        let polled = Pin::new(&mut self.handle).poll(cx).map_err(into_task_error);
        if let Poll::Ready(result) = &polled {
            self.read = Read::of(result);
        }
        polled
    }
}

fn into_task_error(error: JoinError) -> TaskError {
    match error.try_into_panic() {
        Ok(panic) => TaskError::Panicked(panic_message(&*panic)),
        Err(_) => TaskError::Cancelled,
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        match self.join.get_mut().unwrap_or_else(PoisonError::into_inner).read {
            Read::Nothing => self.task.release(),
            // The loop does not know what a task returned, and forgets it anyway.
            Read::Value => {}
            Read::Failure => self.task.forget(),
        }
    }
}

impl<T> fmt::Debug for Task<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.task.fmt(f)
    }
}
