#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

use std::fmt;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures::FutureExt;
use tasks::{Task, TaskError, create_task};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// Runs coroutines at the same time and gives their values in argument order.
///
/// Each becomes a task at this call, first argument first, as with
/// [`create_task`]. Coroutines of `Result`s give a list of `Result`s: that is
/// `asyncio.gather(..., return_exceptions=True)`. At work: spawn into a `Vec` of
/// handles and await them one by one, or `futures::future::join_all` for
/// coroutines that need no tasks.
///
/// Not for stopping at the first error: that is [`try_gather`]. Not for
/// thousands of requests to one server: nothing here limits how many run.
///
/// # Cancel safety
///
/// Dropping the [`Gather`] cancels the children that still run.
///
/// # Panics
///
/// At the call: outside a loop. When awaited: as soon as a child panics, with the
/// child's message, and as soon as somebody else cancels a child, because then
/// there is no value for its place. The other children are cancelled.
#[track_caller]
pub fn gather<F>(coroutines: impl IntoIterator<Item = F>) -> Gather<Vec<F::Output>>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let children = Children::start(coroutines, |_| false);
    Gather { waiting: Box::pin(all_values(children)) }
}

/// Runs coroutines at the same time and gives their values in argument order, or
/// the first error as soon as it happens.
///
/// First is first in time. The other children run on, and nobody sees what comes
/// of them. Answers to `asyncio.gather` without `return_exceptions`. At work:
/// `futures::future::try_join_all`, which stops the others at the first error.
///
/// Not for children that should stop together: that is a task group.
///
/// # Errors
///
/// The first `Err` of a child, at once.
///
/// # Cancel safety
///
/// Dropping the [`Gather`] cancels the children that still run. Once it gave an
/// error there is nothing left to cancel.
///
/// # Panics
///
/// As [`gather`] does. A panic is a bug, not an error: the others do not run on.
#[track_caller]
pub fn try_gather<F, T, E>(coroutines: impl IntoIterator<Item = F>) -> Gather<Result<Vec<T>, E>>
where
    F: Future<Output = Result<T, E>> + Send + 'static,
    T: Send + 'static,
    E: Send + 'static,
{
    let children = Children::start(coroutines, Result::is_err);
    Gather { waiting: Box::pin(values_or_first_error(children)) }
}

/// Several children on their way: await it for their values.
///
/// Answers to the future that `asyncio.gather` returns. The children run whether
/// it is awaited or not.
///
/// # Cancel safety
///
/// Dropping it cancels the children that still run, in argument order. They go
/// when their turns come; nobody waits for that. Dropping an `.await` of
/// `&mut gather` loses nothing: await it again.
///
/// # Panics
///
/// When it is polled again after it gave its result.
#[must_use = "dropping it cancels the children: await it"]
pub struct Gather<R> {
    waiting: Pin<Box<dyn Future<Output = R> + Send>>,
}

impl<R> Future for Gather<R> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> {
        self.waiting.as_mut().poll(cx)
    }
}

impl<R> fmt::Debug for Gather<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gather").finish_non_exhaustive()
    }
}

async fn all_values<T>(mut children: Children<T>) -> Vec<T> {
    if let Some(failed) = children.first_failure().await {
        // No value is a failure here, so this one panics.
        children.value(failed).await;
    }
    children.values().await
}

async fn values_or_first_error<T, E>(mut children: Children<Result<T, E>>) -> Result<Vec<T>, E> {
    if let Some(failed) = children.first_failure().await
        && let Err(error) = children.value(failed).await
    {
        children.let_go();
        return Err(error);
    }
    children.values().await.into_iter().collect()
}

/// The tasks of one call, in argument order.
struct Children<T> {
    tasks: Vec<Task<T>>,
    /// Gives the numbers of those that failed, first failure first, and ends
    /// when the last child has ended.
    failures: UnboundedReceiver<usize>,
}

impl<T: Send + 'static> Children<T> {
    #[track_caller]
    fn start<F>(coroutines: impl IntoIterator<Item = F>, is_failure: fn(&T) -> bool) -> Self
    where
        F: Future<Output = T> + Send + 'static,
    {
        let (sender, failures) = unbounded_channel();
        let mut tasks = Vec::new();
        for (number, coroutine) in coroutines.into_iter().enumerate() {
            let line = Line { number, failures: Some(sender.clone()) };
            // Not an `async` block, which keeps a coroutine that it awaits twice.
            tasks.push(create_task(coroutine.map(move |value| {
                if !is_failure(&value) {
                    line.hang_up();
                }
                value
            })));
        }
        Children { tasks, failures }
    }
}

impl<T> Children<T> {
    /// Waits until a child fails, which gives its number, or all have ended.
    ///
    /// One wake-up for the whole call. Polling every handle whenever one of them
    /// is ready would take time quadratic in their number.
    async fn first_failure(&mut self) -> Option<usize> {
        self.failures.recv().await
    }

    async fn value(&mut self, number: usize) -> T {
        (&mut self.tasks[number]).await.unwrap_or_else(|failure| carry_on(failure))
    }

    /// All values, once all children have ended well.
    async fn values(mut self) -> Vec<T> {
        let mut values = Vec::with_capacity(self.tasks.len());
        for task in std::mem::take(&mut self.tasks) {
            values.push(task.await.unwrap_or_else(|failure| carry_on(failure)));
        }
        values
    }

    /// Detaches the children: they run on.
    fn let_go(&mut self) {
        self.tasks.clear();
    }
}

impl<T> Drop for Children<T> {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.cancel();
        }
    }
}

/// Tells the call how its child ends: a number on the channel for a failure, and
/// the end of the channel when the last child has hung up.
struct Line {
    number: usize,
    failures: Option<UnboundedSender<usize>>,
}

impl Line {
    fn hang_up(mut self) {
        self.failures = None;
    }
}

// A destructor also runs when the child panics or is cancelled.
impl Drop for Line {
    fn drop(&mut self) {
        if let Some(failures) = self.failures.take() {
            // After the first failure nobody listens.
            let _ = failures.send(self.number);
        }
    }
}

/// What was the child's panic is now the caller's.
fn carry_on(failure: TaskError) -> ! {
    match failure {
        TaskError::Panicked(message) => resume_unwind(Box::new(message)),
        TaskError::Cancelled => panic!("a child of `gather` was cancelled by somebody else"),
    }
}
