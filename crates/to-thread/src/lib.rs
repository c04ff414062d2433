#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

use std::collections::VecDeque;
use std::fmt;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::thread::{available_parallelism, yield_now};

use event_loop::blocking::{self, kept_by_the_loop, on_virtual_clock};
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use transcript::{Lane, Recorder};

pub use event_loop::blocking::blocking_sleep;

/// Calls `function` on another thread and waits for its value; the loop serves
/// other tasks meanwhile.
///
/// For calls that block: files, a database driver, a library without `async`.
/// All such calls of a loop share a pool of as many threads as there are cores and
/// four more, at most 32. Answers to `asyncio.to_thread`. At work:
/// `tokio::task::spawn_blocking`, which has up to 512 threads. For heavy computing
/// take a [`ThreadPoolExecutor`] with a thread for each core.
///
/// Not for a call that never returns: the end of `run` waits for it.
///
/// # Cancel safety
///
/// Dropping it ends the wait, not the call. A thread cannot be stopped from
/// outside: the function runs to its end, and its value is dropped. Only what
/// has not started yet never starts.
///
/// # Panics
///
/// When `function` panics: the panic carries on in whoever awaits. And outside a
/// loop.
pub async fn to_thread<T: Send + 'static>(function: impl FnOnce() -> T + Send + 'static) -> T {
    run_in_executor(&kept_by_the_loop(default_executor), function).await
}

/// As large as asyncio's. tokio would start up to 512 threads, and a burst of short
/// calls takes several times as long then. On a virtual clock a run must not depend
/// on the machine, so there are as many as there may be.
fn default_executor() -> ThreadPoolExecutor {
    const MOST: usize = 32;
    let cores = available_parallelism().map_or(1, NonZeroUsize::get);
    ThreadPoolExecutor::new(if on_virtual_clock() { MOST } else { MOST.min(cores + 4) })
}

/// A pool of so many threads, and a queue of calls for them.
///
/// Answers to `concurrent.futures.ThreadPoolExecutor`. Use it to limit how many
/// calls block or compute at once. Cheap to clone: a handle to one pool. It
/// borrows its threads from tokio while there is work, so there is none to join.
///
/// Not for a limit on tasks that wait: that is a semaphore.
#[derive(Clone)]
pub struct ThreadPoolExecutor {
    pool: Arc<Pool>,
}

struct Pool {
    threads: usize,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Calls that no thread has taken yet, oldest first.
    queue: VecDeque<Call>,
    /// Threads that take calls. While there are calls, there is at least one.
    working: usize,
}

/// Calls the function, and gives back what tells its awaiter.
type Call = Box<dyn FnOnce() -> Answer + Send>;
type Answer = Box<dyn FnOnce()>;

impl ThreadPoolExecutor {
    /// A pool that runs at most `threads` calls at the same time.
    ///
    /// # Panics
    ///
    /// When `threads` is 0: nothing would ever run.
    #[must_use]
    pub fn new(threads: usize) -> Self {
        assert!(threads > 0, "a pool needs at least one thread");
        ThreadPoolExecutor { pool: Arc::new(Pool { threads, state: Mutex::default() }) }
    }
}

/// Puts a call of `function` in the pool's queue, now. Await the [`Job`] for its
/// value.
///
/// Calls start in the order in which they were put; how they end depends on how
/// long they take. Answers to `loop.run_in_executor`. At work: a `Semaphore`
/// permit that moves into `spawn_blocking`, or the crate `rayon`.
///
/// # Panics
///
/// Outside a loop.
pub fn run_in_executor<T: Send + 'static>(
    executor: &ThreadPoolExecutor,
    function: impl FnOnce() -> T + Send + 'static,
) -> Job<T> {
    let (call, job) = job(function);
    if executor.pool.put(call) == Hands::Missing {
        let pool = executor.pool.clone();
        start_thread(move || pool.work());
    }
    job
}

/// Whether a call that was put needs another thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hands {
    /// All the pool's threads are at work: one of them will take it.
    Enough,
    /// There is room for one more, and the caller has to start it.
    Missing,
}

impl Pool {
    fn put(&self, call: Call) -> Hands {
        let mut state = self.state();
        state.queue.push_back(call);
        if state.working == self.threads {
            return Hands::Enough;
        }
        state.working += 1;
        Hands::Missing
    }

    /// What each of the threads does.
    fn work(&self) {
        let mut next = self.next();
        while let Some(call) = next {
            let answer = call();
            next = if on_virtual_clock() {
                // First: whoever gets the answer finds the pool as it will be. Whether
                // this thread is still there must not be a matter of luck.
                let next = self.next();
                answer();
                next
            } else {
                answer();
                self.next_in_a_moment()
            };
        }
    }

    /// The oldest call, or one that comes at once: a short call takes less time than
    /// to send a thread home and to start it again.
    fn next_in_a_moment(&self) -> Option<Call> {
        const LOOKS: usize = 20;
        for _ in 0..LOOKS {
            let call = self.state().queue.pop_front();
            if call.is_some() {
                return call;
            }
            yield_now();
        }
        self.next()
    }

    /// The oldest call. `None` sends the thread home, under the same lock: a call
    /// that is put right after finds it gone.
    fn next(&self) -> Option<Call> {
        let mut state = self.state();
        let call = state.queue.pop_front();
        if call.is_none() {
            state.working -= 1;
        }
        call
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A call on its way: await it for the value of its function.
///
/// # Cancel safety
///
/// Awaiting `&mut job` may be given up and taken up again. Dropping the job
/// takes a call back that no thread has started. One that has started runs to its
/// end, and its value is dropped.
///
/// # Panics
///
/// When the function panics: the panic carries on in whoever awaits.
#[must_use = "a dropped job may never start: await it"]
pub struct Job<T> {
    answer: oneshot::Receiver<std::thread::Result<T>>,
}

/// A call of `function`, and the place where its value arrives.
fn job<T: Send + 'static>(function: impl FnOnce() -> T + Send + 'static) -> (Call, Job<T>) {
    let (sender, answer) = oneshot::channel();
    let call = move || -> Answer {
        if sender.is_closed() {
            drop_unseen(function);
            return Box::new(|| {});
        }
        let result = catch_unwind(AssertUnwindSafe(function));
        Box::new(move || drop_unseen(sender.send(result)))
    };
    (Box::new(call), Job { answer })
}

/// What nobody waits for any more may panic when it is dropped, and must not take
/// the thread along.
fn drop_unseen<T>(value: T) {
    let _ = catch_unwind(AssertUnwindSafe(|| drop(value)));
}

impl<T> Future for Job<T> {
    type Output = T;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<T> {
        Pin::new(&mut self.answer).poll(cx).map(|answer| {
            let result = answer.expect("a call that somebody waits for is run");
            result.unwrap_or_else(|panic| resume_unwind(panic))
        })
    }
}

/// Runs `work` on a thread that may block, and that keeps to the loop's clock and
/// recording.
fn start_thread(work: impl FnOnce() + Send + 'static) {
    let lane = Recorder::current().map(|recorder| Lane::of_thread(&recorder));
    let work = move || match lane {
        Some(lane) => lane.run(work),
        None => work(),
    };
    match blocking::Call::open() {
        None => drop(spawn_blocking(work)),
        Some(call) => drop(std::thread::spawn(move || call.run(work))),
    }
}

impl<T> fmt::Debug for Job<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Job").finish_non_exhaustive()
    }
}

impl fmt::Debug for ThreadPoolExecutor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.pool.state();
        f.debug_struct("ThreadPoolExecutor")
            .field("threads", &self.pool.threads)
            .field("working", &state.working)
            .field("queued", &state.queue.len())
            .finish()
    }
}
