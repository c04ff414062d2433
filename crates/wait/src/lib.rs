#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

use std::fmt;
use std::mem;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use event_loop::{call_soon, sleep};
use tasks::{Task, TaskError};

/// Waits for tasks and tells which of them are done. Await it for
/// `(done, pending)`, each in the order in which the tasks were given.
///
/// It cancels no task and does not fail: what became of a task is in its handle.
/// Answers to `asyncio.wait`. At work: `JoinSet::join_next`, or `select!` between
/// two or three.
///
/// Not for the values of them all: that is `gather`. Not for taking one result
/// after the other, either: each call looks at every task again, so for that take
/// `as_completed`.
///
/// No tasks at all give two empty lists at once, where asyncio raises a
/// `ValueError`.
pub fn wait<T>(tasks: impl IntoIterator<Item = Task<T>>) -> Wait<T> {
    let tasks: Vec<_> = tasks.into_iter().collect();
    let state = State {
        unfinished: tasks.len(),
        tasks,
        until: Until::AllCompleted,
        call: Call::Open(Waker::noop().clone()),
    };
    Wait { state: Arc::new(Mutex::new(state)), limit: None, stage: Stage::New }
}

/// What [`wait`] returns: a wait that begins with the first `.await`.
///
/// # Cancel safety
///
/// Dropping an `.await` of `&mut wait` loses nothing: await it again, or take the
/// tasks out by [`into_tasks`](Wait::into_tasks). Dropping the wait itself drops
/// the handles in it, so their tasks run on and nobody can ask them any more.
///
/// # Panics
///
/// Outside a loop, and when it is polled again after it gave its result.
#[must_use = "a wait does nothing unless you `.await` it"]
pub struct Wait<T> {
    /// Shared with the callbacks at the tasks.
    state: Arc<Mutex<State<T>>>,
    limit: Option<Duration>,
    stage: Stage,
}

struct State<T> {
    tasks: Vec<Task<T>>,
    /// Tasks whose callback has not run yet.
    unfinished: usize,
    until: Until<T>,
    call: Call,
}

/// When the wait is over. Answers to asyncio's `return_when`.
enum Until<T> {
    AllCompleted,
    FirstCompleted,
    /// Whether a task that has ended has failed. A function, as only
    /// [`Wait::first_exception`] knows that there is a `Result` in it.
    FirstException(fn(&Task<T>) -> bool),
}

enum Call {
    /// Whoever ends the wait wakes this waiter.
    Open(Waker),
    /// The waiter was called, and sorts the tasks in its next turn.
    Made,
}

enum Stage {
    /// Nothing was asked of any task yet.
    New,
    /// The tasks have a bell, or callbacks by these numbers. The timer is set.
    Waiting { callbacks: Vec<u64>, timer: Option<Timer> },
    /// The tasks are with the caller again.
    Over,
}

type Timer = Pin<Box<dyn Future<Output = ()> + Send>>;

impl<T> Wait<T> {
    /// Waits for `limit` at most; what is not done by then is pending, and runs
    /// on.
    ///
    /// Answers to `timeout=`. Running out of time is no error here.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Waits until a task is done, in whatever way. More than one may be done by
    /// the time the waiter has its turn.
    ///
    /// Answers to `return_when=FIRST_COMPLETED`.
    pub fn first_completed(self) -> Self {
        self.lock().until = Until::FirstCompleted;
        self
    }

    /// The tasks, if it is not worth waiting for them any longer; none once the
    /// wait gave its result.
    ///
    /// asyncio needs no such thing: there a task may have any number of handles.
    pub fn into_tasks(mut self) -> Vec<Task<T>> {
        self.stop()
    }

    /// Takes the tasks out, without the callbacks. A callback that is on its way
    /// already finds nothing to do.
    fn stop(&mut self) -> Vec<Task<T>> {
        let mut state = self.lock();
        state.call = Call::Made;
        let tasks = mem::take(&mut state.tasks);
        drop(state);
        if let Stage::Waiting { callbacks, .. } = mem::replace(&mut self.stage, Stage::Over) {
            for (task, callback) in tasks.iter().zip(callbacks) {
                task.remove_done_callback(callback);
            }
        }
        tasks
    }

    /// Who is done by now, and who is not.
    fn sort(&mut self) -> (Vec<Task<T>>, Vec<Task<T>>) {
        // tokio rings the bell, and knows by then who has ended. The loop calls the
        // callbacks; on several threads it knows a moment before tokio.
        let has_ended: fn(&mut Task<T>) -> bool =
            if self.is_for_first() { Task::ended } else { |task| task.done() };
        let mut tasks = self.stop();
        let done = tasks.extract_if(.., has_ended).collect();
        (done, tasks)
    }

    fn is_for_first(&self) -> bool {
        matches!(self.lock().until, Until::FirstCompleted)
    }

    fn time_is_up(&mut self, cx: &mut Context<'_>) -> bool {
        match &mut self.stage {
            Stage::Waiting { timer: Some(timer), .. } => timer.as_mut().poll(cx).is_ready(),
            _ => false,
        }
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        lock(&self.state)
    }
}

impl<T, E> Wait<Result<T, E>> {
    /// Waits until a task has failed, or all are done: an `Err` is a failure and
    /// so is a panic; a cancelled task is not.
    ///
    /// A failure that it sees counts as read: the loop does not report it later.
    /// Answers to `return_when=FIRST_EXCEPTION`.
    pub fn first_exception(self) -> Self {
        self.lock().until = Until::FirstException(|task| {
            matches!(task.result(), Some(Ok(Err(_)) | Err(TaskError::Panicked(_))))
        });
        self
    }
}

impl<T: Send + 'static> Wait<T> {
    /// Leaves a bell or callbacks at the tasks and sets the timer.
    fn start(&mut self) {
        let callbacks = if self.is_for_first() { self.hang_bell() } else { self.add_callbacks() };
        let timer = match self.limit {
            // A timer of no time is a callback, for asyncio: one turn more than `sleep` takes.
            Some(Duration::ZERO) => {
                call_waiter_soon(&self.state);
                None
            }
            limit => limit.map(|limit| Box::pin(sleep(limit)) as Timer),
        };
        self.stage = Stage::Waiting { callbacks, timer };
    }

    fn add_callbacks(&self) -> Vec<u64> {
        let callback_at = |(place, task): (usize, &Task<T>)| {
            let state = self.state.clone();
            task.add_done_callback(move |_| task_has_ended(&state, place))
        };
        self.lock().tasks.iter().enumerate().map(callback_at).collect()
    }

    fn hang_bell(&self) -> Vec<u64> {
        let bell = Waker::from(Arc::new(Bell(self.state.clone())));
        // Not under the lock: a stranger's waker may be dropped to make room.
        let mut tasks = mem::take(&mut self.lock().tasks);
        let mut cx = Context::from_waker(&bell);
        if tasks.iter_mut().any(|task| task.poll_done(&mut cx).is_ready()) {
            bell.wake();
        }
        self.lock().tasks = tasks;
        Vec::new()
    }
}

impl<T: Send + 'static> Future for Wait<T> {
    type Output = (Vec<Task<T>>, Vec<Task<T>>);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.stage {
            Stage::New => self.start(),
            Stage::Waiting { .. } => {}
            Stage::Over => panic!("a wait is not polled after its end"),
        }
        if !self.lock().is_over(cx.waker()) && !self.time_is_up(cx) {
            return Poll::Pending;
        }
        Poll::Ready(self.sort())
    }
}

impl<T> State<T> {
    /// Whether the waiter was called; if not, it is this one that will be.
    fn is_over(&mut self, waiter: &Waker) -> bool {
        match &mut self.call {
            Call::Made => true,
            Call::Open(_) if self.tasks.is_empty() => true,
            Call::Open(kept) => {
                kept.clone_from(waiter);
                false
            }
        }
    }

    /// Whether the end of the task in this place ends a wait for all, or for a failure.
    fn is_enough(&self, place: usize) -> bool {
        let task = self.tasks.get(place);
        self.unfinished == 0
            || matches!(self.until, Until::FirstException(failed) if task.is_some_and(failed))
    }
}

/// The callback at each task. It decides here, not in the waiter: so a task that
/// does not matter costs the waiter no turn.
fn task_has_ended<T>(state: &Mutex<State<T>>, place: usize) {
    let mut state = lock(state);
    state.unfinished -= 1;
    if state.is_enough(place) {
        call_waiter(state);
    }
}

/// The waker at every task of a wait for the first. It puts the callback in line, as
/// the end of a task does in asyncio. Once the wait is over it rings for nobody: so
/// it need not be taken back.
struct Bell<T>(Arc<Mutex<State<T>>>);

impl<T: Send + 'static> Wake for Bell<T> {
    fn wake(self: Arc<Self>) {
        if matches!(lock(&self.0).call, Call::Open(_)) {
            call_waiter_soon(&self.0);
        }
    }
}

fn call_waiter_soon<T: Send + 'static>(state: &Arc<Mutex<State<T>>>) {
    let state = state.clone();
    call_soon(move || call_waiter(lock(&state)));
}

fn call_waiter<T>(mut state: MutexGuard<'_, State<T>>) {
    let call = mem::replace(&mut state.call, Call::Made);
    // A waker is a stranger's code: it never runs under the lock.
    drop(state);
    if let Call::Open(waiter) = call {
        waiter.wake();
    }
}

fn lock<T>(state: &Mutex<State<T>>) -> MutexGuard<'_, State<T>> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T> Drop for Wait<T> {
    fn drop(&mut self) {
        self.stop();
    }
}

impl<T> fmt::Debug for Wait<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wait").field("tasks", &self.lock().tasks).finish_non_exhaustive()
    }
}
