#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod work;

use std::fmt;
use std::panic::resume_unwind;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::{JoinHandle, ThreadId};
use std::time::Duration;

use event_loop::blocking::{Hold, detach};
use event_loop::{call_soon, run};
use tasks::{Task, TaskError, create_task};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use transcript::Recorder;

use work::{EndTold, Work};

/// An event loop on a thread of its own, for a program that is not async.
///
/// Answers to a `threading.Thread` that runs `loop.run_forever`. At work: a
/// multi-thread `tokio::runtime::Runtime`, whose `spawn` and `block_on` may be
/// called from any thread.
///
/// Not for a program that is async already: there is a loop, use it. Not for
/// blocking calls: they would stop this loop as well.
///
/// Dropping it is [`stop`](BackgroundLoop::stop).
#[derive(Debug)]
pub struct BackgroundLoop {
    door: Door,
    thread: Mutex<Option<JoinHandle<()>>>,
}

/// The way into the loop, for everybody who is outside.
#[derive(Debug, Clone)]
struct Door {
    inbox: UnboundedSender<Message>,
    thread: ThreadId,
}

enum Message {
    Call(Call),
    Stop,
}

type Call = Box<dyn FnOnce() + Send>;

/// The loop was stopped, and calls nobody any more.
///
/// Answers to the `RuntimeError` of asyncio, "Event loop is closed".
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the background loop was stopped")]
pub struct LoopStopped;

impl BackgroundLoop {
    /// Starts a thread and runs an event loop on it. The loop runs when this
    /// returns.
    ///
    /// # Panics
    ///
    /// When the system refuses a thread.
    #[must_use = "dropping it stops the loop"]
    pub fn start() -> Self {
        let (inbox, messages) = unbounded_channel();
        let (started, start) = mpsc::channel();
        let recorder = Recorder::current();
        let thread = std::thread::spawn(move || {
            let _installed = recorder.as_ref().map(Recorder::install);
            run(async move {
                let _ = started.send(Hold::here());
                serve(messages).await;
            });
        });
        if let Some(hold) = start.recv().expect("the loop starts") {
            hold.attach();
        }
        let door = Door { inbox, thread: thread.thread().id() };
        BackgroundLoop { door, thread: Mutex::new(Some(thread)) }
    }

    /// Calls `callback` on the loop, soon. Does not wait for it.
    ///
    /// Calls of one thread are called in order. From the loop's own thread it is
    /// [`call_soon`]. Answers to `loop.call_soon_threadsafe`.
    ///
    /// # Errors
    ///
    /// When the loop was stopped.
    pub fn call_soon_threadsafe(
        &self,
        callback: impl FnOnce() + Send + 'static,
    ) -> Result<(), LoopStopped> {
        self.door.call(Box::new(callback))
    }

    /// Starts a coroutine on the loop. Does not wait for it: whoever holds the
    /// [`ThreadsafeFuture`] may.
    ///
    /// If the loop was stopped, the coroutine is dropped, and its future is
    /// cancelled. Answers to `asyncio.run_coroutine_threadsafe`. At work:
    /// `handle.spawn`, and for the result a channel or `handle.block_on`.
    pub fn run_coroutine_threadsafe<F>(&self, coroutine: F) -> ThreadsafeFuture<F::Output>
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        let work = Arc::new(Work::default());
        let told = EndTold(work.clone());
        // Not called, it drops `told`, and nobody waits for ever.
        let _ = self.door.call(Box::new(move || start(coroutine, told)));
        ThreadsafeFuture { work, door: self.door.clone() }
    }

    /// Stops the loop and waits for its thread. What still runs is cancelled and
    /// awaited first, as at the end of [`run`].
    ///
    /// On the loop's own thread it only asks the loop to stop. Answers to
    /// `loop.call_soon_threadsafe(loop.stop)` and `thread.join()`.
    ///
    /// # Panics
    ///
    /// When the loop's thread panicked.
    pub fn stop(&self) {
        let _ = self.door.inbox.send(Message::Stop);
        if self.door.is_here() {
            return;
        }
        detach();
        let thread = lock(&self.thread).take();
        if let Some(Err(panic)) = thread.map(JoinHandle::join)
            && !std::thread::panicking()
        {
            resume_unwind(panic);
        }
    }
}

impl Drop for BackgroundLoop {
    fn drop(&mut self) {
        self.stop();
    }
}

/// What `main` does on the loop: it calls what comes in, until it is told to stop.
async fn serve(mut messages: UnboundedReceiver<Message>) {
    while let Some(Message::Call(call)) = messages.recv().await {
        call_soon(call);
    }
}

impl Door {
    fn call(&self, call: Call) -> Result<(), LoopStopped> {
        if self.is_here() {
            // Behind what the loop's own thread put in line before.
            call_soon(call);
            return Ok(());
        }
        self.inbox.send(Message::Call(call)).map_err(|_| LoopStopped)
    }

    /// Whether this is the loop's own thread.
    fn is_here(&self) -> bool {
        std::thread::current().id() == self.thread
    }
}

/// Work on the loop, as seen from another thread.
///
/// Answers to `concurrent.futures.Future`. Not for tasks: waiting for it blocks.
/// Dropping it detaches the work, which runs on.
#[must_use = "a dropped future detaches the work: keep it, or say `drop`"]
pub struct ThreadsafeFuture<T> {
    work: Arc<Work<T>>,
    door: Door,
}

/// Why there is no result.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ResultError {
    /// The time limit has passed, and the work goes on. Answers to `TimeoutError`.
    #[error("the time limit has passed")]
    TimedOut,
    /// The work was cancelled, or the loop stopped. Answers to `CancelledError`.
    #[error("the work was cancelled")]
    Cancelled,
    /// The work panicked, with this message.
    #[error("the work panicked: {0}")]
    Panicked(String),
}

impl<T: Send + 'static> ThreadsafeFuture<T> {
    /// Blocks this thread until the work is done, for at most `limit`, and gives
    /// its value. A limit cancels nothing: ask again, or [`cancel`](Self::cancel).
    ///
    /// # Errors
    ///
    /// When the limit has passed, and when the work ended without a value.
    ///
    /// # Panics
    ///
    /// On the loop's own thread, where it would wait for itself. And when it is
    /// called again after it gave the value.
    #[track_caller]
    pub fn result(&self, limit: Option<Duration>) -> Result<T, ResultError> {
        assert!(!self.door.is_here(), "result() on the loop waits for itself: await instead");
        if let Some(wait) = self.work.listen() {
            wait.block(limit);
        }
        let mut state = lock(&self.work.state);
        match &state.end {
            None => Err(ResultError::TimedOut),
            Some(Err(TaskError::Cancelled)) => Err(ResultError::Cancelled),
            Some(Err(TaskError::Panicked(message))) => Err(ResultError::Panicked(message.clone())),
            Some(Ok(())) => Ok(state.value.take().expect("the value has one owner: it was taken")),
        }
    }

    /// Cancels the work. The future is cancelled at once, the task when its turn
    /// comes. `false` means that it has ended already. Answers to
    /// `concurrent.futures.Future.cancel`.
    pub fn cancel(&self) -> bool {
        if !self.work.end(Err(TaskError::Cancelled)) {
            return false;
        }
        let work = self.work.clone();
        let cancel = move || {
            work.task.get().map(Task::cancel);
        };
        // A stopped loop has cancelled it.
        let _ = self.door.call(Box::new(cancel));
        true
    }

    /// Whether the work has ended, in whatever way. Answers to
    /// `concurrent.futures.Future.done`.
    #[must_use]
    pub fn done(&self) -> bool {
        lock(&self.work.state).end.is_some()
    }

    /// Whether the work was cancelled. Answers to `concurrent.futures.Future.cancelled`.
    #[must_use]
    pub fn cancelled(&self) -> bool {
        lock(&self.work.state).end == Some(Err(TaskError::Cancelled))
    }
}

/// Starts the coroutine. It runs on the loop.
fn start<F>(coroutine: F, told: EndTold<F::Output>)
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    let work = told.0.clone();
    let place = work.clone();
    let task = create_task(async move {
        let value = coroutine.await;
        lock(&place.state).value = Some(value);
    });
    // The end is told when the task is gone: so nothing of it is left for whoever
    // hears of it.
    task.add_done_callback(move |end| {
        told.0.task.get().map(Task::result);
        told.0.end(end);
    });
    let _ = work.task.set(task);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> fmt::Debug for ThreadsafeFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = lock(&self.work.state);
        f.debug_struct("ThreadsafeFuture").field("end", &state.end).finish_non_exhaustive()
    }
}
