#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod error;
mod members;

use std::fmt;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};

use event_loop::{Ending, Spawned, TaskRef, spawn, spawn_named};
use futures::FutureExt;
use futures::future::{AbortHandle, Abortable};
use tokio::task::JoinHandle;

pub use error::ExceptionGroup;

use members::{GROUP, Members, Panic, Phase, Scope, Seat, admit, all_ended, cancel, fail, lock};

/// Runs `body`, which creates tasks through the group it is given, and returns
/// when the body and all those tasks have ended.
///
/// The value is the body's. The first error, of a task or of the body, cancels
/// all that still run: the tasks in creation order, then the body. Answers to
/// `async with asyncio.TaskGroup() as group`. At work: `tokio::task::JoinSet`.
///
/// Not for tasks whose errors are to be dealt with one by one: give those as
/// values, `Ok(Err(error))`, or take `gather`.
///
/// The body may borrow from the function that calls `task_group`. The tasks may
/// not: they belong to the loop.
///
/// # Errors
///
/// All errors of the tasks and of the body. A task that was cancelled adds none.
/// The body's value is dropped then.
///
/// # Panics
///
/// When the body or a task panics: the others are cancelled and awaited, and then
/// the first panic goes on here. It wins over all errors, as `KeyboardInterrupt`
/// does in asyncio.
///
/// # Cancel safety
///
/// Dropping it drops the body and cancels the tasks. They are dropped when their
/// turns come, and a drop cannot wait for that. A group round this one can: it
/// does not end before them. Errors so far are lost.
pub async fn task_group<T, E, F>(
    body: impl FnOnce(TaskGroup<E>) -> F,
) -> Result<T, ExceptionGroup<E>>
where
    E: Send + 'static,
    F: Future<Output = Result<T, E>>,
{
    let (stop, stopped) = AbortHandle::new_pair();
    let group = TaskGroup { members: Members::new(stop), errors: Arc::default() };
    let _scope = Scope::new(&group.members);

    let body = GROUP.scope(group.members.clone(), body(group.clone()));
    let body = AssertUnwindSafe(body).catch_unwind();
    let result = match Abortable::new(body, stopped).await {
        Ok(Ok(result)) => result.map_err(Some),
        Ok(Err(panic)) => Err(group.keep_panic(panic)),
        Err(_cancelled) => Err(None),
    };
    if result.is_err() {
        cancel(&group.members);
    }
    all_ended(&group.members).await;
    group.outcome(result)
}

/// Creates the tasks of a group. [`task_group`] gives it to its body.
///
/// Answers to `asyncio.TaskGroup`. A clone is the same group: give one to a task
/// that shall create more tasks.
pub struct TaskGroup<E> {
    members: Arc<Mutex<Members>>,
    errors: Arc<Mutex<Vec<E>>>,
}

impl<E: Send + 'static> TaskGroup<E> {
    /// Puts a coroutine on the loop as a task of this group.
    ///
    /// It starts when the caller next waits for something. `create_task` itself
    /// does not give way. Answers to `group.create_task(coroutine)`. At work:
    /// `JoinSet::spawn`. The handle may be dropped: the group keeps the task.
    ///
    /// In a group that is being cancelled, the task is cancelled before it starts.
    /// asyncio raises `RuntimeError`; here only destructors can come so late.
    ///
    /// # Panics
    ///
    /// When the group has ended, and outside a loop.
    #[track_caller]
    pub fn create_task<V, F>(&self, coroutine: F) -> GroupTask<V>
    where
        V: Send + 'static,
        F: Future<Output = Result<V, E>> + Send + 'static,
    {
        self.expect_not_ended();
        self.adopt(spawn(self.clone().attend(coroutine)))
    }

    /// [`create_task`](TaskGroup::create_task) with a name, for reports and
    /// timelines. Answers to `group.create_task(coroutine, name=name)`.
    ///
    /// # Panics
    ///
    /// When the group has ended, and outside a loop.
    #[track_caller]
    pub fn create_named_task<V, F>(&self, name: &str, coroutine: F) -> GroupTask<V>
    where
        V: Send + 'static,
        F: Future<Output = Result<V, E>> + Send + 'static,
    {
        self.expect_not_ended();
        self.adopt(spawn_named(name, self.clone().attend(coroutine)))
    }

    #[track_caller]
    fn expect_not_ended(&self) {
        let phase = lock(&self.members).phase;
        assert_ne!(phase, Phase::Ended, "the task group has ended: create its tasks in its body");
    }

    fn adopt<V>(&self, child: Spawned<Option<V>>) -> GroupTask<V> {
        admit(&self.members, &child.task);
        GroupTask { task: child.task, join: Some(child.join), members: self.members.clone() }
    }

    /// What a child does: its coroutine, and then a word to whom it concerns.
    ///
    /// The group knows of a failure before the task ends. So whoever awaits the
    /// task and finds no value can tell why.
    ///
    /// Not an `async fn`, which keeps a coroutine that it awaits twice.
    fn attend<V>(
        self,
        coroutine: impl Future<Output = Result<V, E>>,
    ) -> impl Future<Output = Option<V>> {
        let seat = Seat::take(&self.members);
        let coroutine = GROUP.scope(self.members.clone(), coroutine);
        AssertUnwindSafe(coroutine).catch_unwind().map(move |result| {
            match result {
                Ok(Ok(value)) => {
                    seat.leave();
                    return Some(value);
                }
                Ok(Err(error)) => lock(&self.errors).push(error),
                Err(panic) => {
                    self.keep_panic(panic);
                }
            }
            fail(&self.members);
            None
        })
    }

    /// A panic is no error of the group, hence the `None`.
    fn keep_panic(&self, panic: Panic) -> Option<E> {
        lock(&self.members).panic.get_or_insert(panic);
        None
    }

    /// What the call gives when everybody has ended, from what the body gave:
    /// nothing, if it was cancelled or panicked.
    fn outcome<T>(&self, body: Result<T, Option<E>>) -> Result<T, ExceptionGroup<E>> {
        let panic = lock(&self.members).panic.take();
        if let Some(panic) = panic {
            resume_unwind(panic);
        }
        let mut errors = std::mem::take(&mut *lock(&self.errors));
        let value = body.map_err(|error| errors.extend(error));
        match ExceptionGroup::new(errors) {
            Some(group) => Err(group),
            None => Ok(value.expect("only a failure cancels the body")),
        }
    }
}

/// The handle of a task in a group: await it for the task's value.
///
/// Answers to the `asyncio.Task` that `group.create_task` returns. Dropping it
/// changes nothing: the group keeps the task.
///
/// If the task fails, the `.await` does not return, as in asyncio: whoever
/// awaits it in the group is cancelled with the group. The error comes out of
/// [`task_group`]. So await it in the body or in a task of the group.
///
/// # Cancel safety
///
/// Dropping an `.await` of `&mut task` loses nothing: await it again.
///
/// # Panics
///
/// When there is no value and never will be, while nobody failed: the task was
/// cancelled by itself, the group is over, or the value was taken before.
pub struct GroupTask<V> {
    task: TaskRef,
    /// Gives the value, and nothing if the task failed. `None` once it was read.
    join: Option<JoinHandle<Option<V>>>,
    members: Arc<Mutex<Members>>,
}

impl<V> GroupTask<V> {
    /// The task's name, `Task-1` and so on unless it was given one.
    #[must_use]
    pub fn name(&self) -> String {
        self.task.name()
    }

    /// Asks this task alone to stop; `false` means that it has ended already.
    ///
    /// That is no failure: the group goes on without it.
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
}

impl<V> Future for GroupTask<V> {
    type Output = V;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<V> {
        if let Some(join) = &mut self.join {
            let ended = ready!(Pin::new(join).poll(cx));
            self.join = None;
            if let Ok(Some(value)) = ended {
                return Poll::Ready(value);
            }
        }
        let phase = lock(&self.members).phase;
        match phase {
            // Cancelled itself, in the next turn at the latest.
            Phase::Failed | Phase::Cancelled => Poll::Pending,
            Phase::Open | Phase::Ended => panic!("{} has no value to wait for", self.name()),
        }
    }
}

impl<V> Drop for GroupTask<V> {
    fn drop(&mut self) {
        self.task.release();
    }
}

impl<V> fmt::Debug for GroupTask<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.task.fmt(f)
    }
}

// By hand: a derived `Clone` would need one of the error.
impl<E> Clone for TaskGroup<E> {
    fn clone(&self) -> Self {
        TaskGroup { members: self.members.clone(), errors: self.errors.clone() }
    }
}

impl<E> fmt::Debug for TaskGroup<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let members = lock(&self.members);
        f.debug_struct("TaskGroup")
            .field("phase", &members.phase)
            .field("tasks", &members.children.len())
            .field("errors", &lock(&self.errors).len())
            .finish()
    }
}
