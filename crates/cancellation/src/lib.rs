#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tasks::{Task, TaskError, create_named_task};
use tokio::time::timeout;

pub use tokio_util::sync::CancellationToken;

/// Awaits a task, and leaves it alone when the wait is dropped.
///
/// Answers to `asyncio.shield`. A [`Task`] alone does the same. `shield` is for
/// what would stop a task that it is given, such as a time limit that owns its
/// task. It also tells the reader that the work has to survive.
///
/// Not for work that has to be finished before the program ends: nobody waits
/// for a task whose handle is gone. At work: a `JoinHandle`, or `&mut` of it.
pub fn shield<T>(task: Task<T>) -> Shield<T> {
    Shield { task }
}

/// What [`shield`] returns: await it for the task's value.
///
/// Await `&mut shield` in a wait that may be cut short, and it can be awaited
/// again.
///
/// # Cancel safety
///
/// Cancel safe: the task runs on. If the task itself is cancelled, the awaiter
/// gets [`TaskError::Cancelled`].
///
/// # Panics
///
/// When it is polled again after it gave its value.
#[derive(Debug)]
#[must_use = "a dropped shield detaches the task: keep it, await it, or say `drop`"]
pub struct Shield<T> {
    task: Task<T>,
}

impl<T> Future for Shield<T> {
    type Output = Result<T, TaskError>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.task).poll(cx)
    }
}

/// Tasks that end together: asked first, waited for, and aborted in the end.
///
/// It owns its tasks. Each gets a token and looks at it wherever it waits, with
/// `select!` or [`CancellationToken::run_until_cancelled`]. After that it may
/// clean up, and the clean-up may await. asyncio has no such type; there
/// `task.cancel()` asks, and a second `cancel()` ends the clean-up. At work: a
/// `CancellationToken` and a `TaskTracker` of the crate `tokio-util`, which
/// counts tasks but cannot say which of them is late.
///
/// Not for tasks whose values you need: keep their handles, or use a task group.
/// A task that starts tasks in its turn has a `Shutdown` of its own.
///
/// Dropping it cancels the tasks without asking, and waits for none of them.
#[derive(Debug, Default)]
pub struct Shutdown {
    token: CancellationToken,
    /// In creation order.
    tasks: VecDeque<Task<()>>,
}

impl Shutdown {
    /// No tasks, and nobody was asked.
    #[must_use]
    pub fn new() -> Self {
        Shutdown::default()
    }

    /// The token that tells whether the end was asked for. Clones are the same
    /// token, and who waits on them is woken first come, first served.
    #[must_use]
    pub fn token(&self) -> CancellationToken {
        self.token.clone()
    }

    /// Puts a coroutine on the loop. Its task ends with the others.
    ///
    /// A server may call it for each of a million connections: those that have
    /// finished are forgotten.
    ///
    /// # Panics
    ///
    /// Outside a loop, and on one that is being closed.
    #[track_caller]
    pub fn spawn<F>(&mut self, name: &str, coroutine: F)
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let task = create_named_task(name, coroutine);
        if self.tasks.len() == self.tasks.capacity() {
            self.forget_finished();
        }
        self.tasks.push_back(task);
    }

    /// Keeps those that still run, and those that failed.
    fn forget_finished(&mut self) {
        self.tasks.retain(|task| task.result() != Some(&Ok(())));
        // Room for as many again, so that the next sweep is as far away.
        self.tasks.reserve(self.tasks.len());
    }

    /// Asks every task to stop, those that are spawned later too. Waits for none.
    ///
    /// The same as to cancel the [`token`](Shutdown::token).
    pub fn ask(&self) {
        self.token.cancel();
    }

    /// Asks, waits until all tasks have ended, and aborts those that still run
    /// when `grace` is over. Says how each of them ended.
    ///
    /// It returns when every task is gone, also the aborted ones: a task that
    /// never waits is never gone. Give way, or look at the token, in long loops.
    ///
    /// # Cancel safety
    ///
    /// Not cancel safe: it owns the tasks, so dropping it cancels those that
    /// still run, and the report is lost.
    ///
    /// # Panics
    ///
    /// Outside a loop.
    pub async fn finish(mut self, grace: Duration) -> Report {
        self.forget_finished();
        self.ask();
        let mut report = Report::default();
        if timeout(grace, self.collect(&mut report)).await.is_err() {
            self.abort();
            self.collect(&mut report).await;
        }
        report
    }

    /// Waits for one task after the other, until none is left.
    ///
    /// Cancel safe: a task stays in the list until its end is in the report.
    async fn collect(&mut self, report: &mut Report) {
        while let Some(task) = self.tasks.front_mut() {
            let ending = (&mut *task).await;
            report.add(task.name(), ending);
            self.tasks.pop_front();
        }
    }

    fn abort(&self) {
        for task in &self.tasks {
            task.cancel();
        }
    }
}

impl Drop for Shutdown {
    fn drop(&mut self) {
        self.abort();
    }
}

/// How the tasks of a [`Shutdown`] ended, by name and in creation order.
///
/// It tells of those that ran when [`finish`](Shutdown::finish) was called, and
/// of those that had failed before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// They returned.
    pub finished: Vec<String>,
    /// They did not end in time, and were dropped where they waited.
    pub aborted: Vec<String>,
    /// They panicked: the name and the message.
    pub panicked: Vec<(String, String)>,
}

impl Report {
    fn add(&mut self, name: String, ending: Result<(), TaskError>) {
        match ending {
            Ok(()) => self.finished.push(name),
            Err(TaskError::Cancelled) => self.aborted.push(name),
            Err(TaskError::Panicked(message)) => self.panicked.push((name, message)),
        }
    }
}
