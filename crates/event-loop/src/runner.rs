use std::fmt;
use std::panic::{Location, resume_unwind};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::runtime::{self, Runtime};
use tokio::task::JoinError;
use transcript::{Clock, LaneKind, Recorder, Transcript, What};

use crate::blocking::Calls;
use crate::debug::Debug;
use crate::registry::Shared;
use crate::running::{OnLoop, work_for};
use crate::{drive, spawn_on};

/// On a virtual clock a run that nothing can wake jumps to this moment.
const END_OF_TIME: Duration = Duration::from_secs(365 * 24 * 3600);

/// asyncio's `loop.slow_callback_duration`.
const SLOW_STEP: Duration = Duration::from_millis(100);

/// Runs several coroutines one after the other on one event loop.
///
/// Answers to `asyncio.Runner`. What a run leaves behind goes on in the next
/// one; [`close`](Runner::close) or dropping the runner cancels it. For a single
/// coroutine take [`run`](crate::run).
///
/// ```
/// use std::time::Duration;
/// use event_loop::{Runner, now, sleep};
///
/// let mut runner = Runner::new().virtual_clock();
/// runner.run(async { sleep(Duration::from_secs(3600)).await });
/// assert_eq!(runner.run(async { now() }), Duration::from_secs(3600));
/// ```
#[derive(Debug)]
pub struct Runner {
    clock: Clock,
    debug: bool,
    slow_step: Duration,
    threads: Threads,
    time_limit: Duration,
    recorder: Option<Recorder>,
    /// Built by the first run.
    running: Option<Loop>,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Threads {
    /// The caller's thread runs every task: asyncio's way, in a fixed order.
    One,
    /// So many worker threads: no order between tasks.
    Many(usize),
}

/// A runtime and what we know about its tasks.
struct Loop {
    runtime: Runtime,
    shared: Arc<Shared>,
}

/// A run on a virtual clock that would not end: every task waits and no timer
/// is set, so nothing can wake it. On a real clock it would wait for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hung {
    /// The tasks that wait, in creation order.
    pub waiting: Vec<String>,
}

impl fmt::Display for Hung {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let waiting = self.waiting.join(", ");
        write!(f, "hung: nothing can wake the tasks that wait: {waiting}")
    }
}

impl std::error::Error for Hung {}

impl Default for Runner {
    fn default() -> Self {
        Runner::new()
    }
}

impl Runner {
    /// A runner on the real clock, or on a virtual one where the environment
    /// variable `COURSE_CLOCK` is `virtual`.
    #[must_use]
    pub fn new() -> Self {
        let recorder = Recorder::current();
        let clock = recorder.as_ref().map_or(Clock::Real, Recorder::clock);
        Runner {
            clock,
            debug: false,
            slow_step: SLOW_STEP,
            threads: Threads::One,
            time_limit: END_OF_TIME,
            recorder,
            running: None,
        }
    }

    /// Waiting takes no time: when every task waits, the clock jumps to the next
    /// timer. Call it before the first run.
    #[must_use]
    pub fn virtual_clock(mut self) -> Self {
        self.clock = Clock::Virtual;
        self
    }

    /// Reports each step and each callback that holds the loop for 100 ms of real
    /// time or more, and writes down what every task is doing. Answers to
    /// `loop.set_debug`. Call it before the first run.
    #[must_use]
    pub fn debug(mut self, on: bool) -> Self {
        self.debug = on;
        self
    }

    /// What debug mode takes for slow, in real time, instead of 100 ms. Answers to
    /// `loop.slow_callback_duration`. Call it before the first run.
    #[must_use]
    pub fn slow_step(mut self, limit: Duration) -> Self {
        self.slow_step = limit;
        self
    }

    /// Gives a run on a virtual clock up as [`Hung`] after so much virtual time
    /// instead of a year. Call it before the first run.
    #[must_use]
    pub fn time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    /// Runs tasks on so many threads. The order between them is then free, and
    /// the clock is real: asyncio has nothing like it.
    #[must_use]
    pub fn threads(mut self, workers: usize) -> Self {
        self.threads = Threads::Many(workers);
        self.clock = Clock::Real;
        self
    }

    /// Runs `main` until it returns. Its leftovers stay on the loop.
    ///
    /// # Panics
    ///
    /// When `main` panics; inside a running loop; and on a virtual clock when the
    /// run is [`Hung`].
    pub fn run<F>(&mut self, main: F) -> F::Output
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        self.run_with(main, Leftovers::Stay).unwrap_or_else(|hung| panic!("{hung}"))
    }

    pub(crate) fn run_and_close<F>(&mut self, main: F) -> F::Output
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        self.try_run(main).unwrap_or_else(|hung| panic!("{hung}"))
    }

    /// Runs `main` and closes the loop, as [`run`](crate::run) does.
    ///
    /// # Errors
    ///
    /// On a virtual clock, when the run is [`Hung`].
    ///
    /// # Panics
    ///
    /// When `main` panics, and inside a running loop.
    pub fn try_run<F>(&mut self, main: F) -> Result<F::Output, Hung>
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        let result = self.run_with(main, Leftovers::Cancel);
        self.shut_down();
        result
    }

    /// Cancels what is left in creation order, waits for it and closes the loop.
    /// Dropping the runner does the same.
    pub fn close(self) {
        drop(self);
    }

    fn run_with<F>(&mut self, main: F, leftovers: Leftovers) -> Result<F::Output, Hung>
    where
        F: Future<Output: Send + 'static> + Send + 'static,
    {
        let value = Arc::new(Mutex::new(None));
        let place = value.clone();
        let main = async move {
            let value = main.await;
            *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(value);
        };
        self.run_main(Box::pin(main), leftovers)?;
        let value = value.lock().unwrap_or_else(PoisonError::into_inner).take();
        Ok(value.expect("`main` has returned"))
    }

    /// The same for every program, and compiled only here.
    fn run_main(&mut self, main: Main, leftovers: Leftovers) -> Result<(), Hung> {
        assert!(
            runtime::Handle::try_current().is_err(),
            "run() cannot be called from a running event loop: await the coroutine instead"
        );
        let (clock, time_limit) = (self.clock, self.time_limit);
        let installed = self.recorder.as_ref().map(Recorder::install);
        let Loop { runtime, shared } = self.running();
        let on_loop = OnLoop::new(shared);

        let outcome = runtime.block_on(async {
            let _ = shared.now();
            if let Some(recorder) = &shared.recorder {
                recorder.loop_started();
            }
            let until_end = drive(until_main_ended(shared.clone(), main, leftovers));
            let ended = match clock {
                Clock::Real => Ok(until_end.await),
                Clock::Virtual => tokio::time::timeout(time_limit, until_end).await,
            };
            if let Some(recorder) = &shared.recorder {
                match ended {
                    Ok(_) => recorder.loop_ended(),
                    Err(_) => recorder.loop_hung(),
                }
            }
            ended.map_err(|_| Hung { waiting: waiting(shared) })
        });
        drop(on_loop);
        drop(installed);
        match outcome {
            Ok(Ok(Ok(()))) => Ok(()),
            Ok(Ok(Err(failed)) | Err(failed)) => resume_unwind(failed.into_panic()),
            Err(hung) => Err(hung),
        }
    }

    fn running(&mut self) -> &Loop {
        self.running.get_or_insert_with(|| {
            let calls = (self.clock == Clock::Virtual).then(Calls::default);
            let debug = self.debug.then(|| Debug::new(self.slow_step));
            let shared = Shared::new(self.recorder.clone(), debug, calls, self.threads);
            let mut builder = match self.threads {
                Threads::One => runtime::Builder::new_current_thread(),
                Threads::Many(workers) => {
                    let mut builder = runtime::Builder::new_multi_thread();
                    // The loop knows its runtime: with an `Arc` both would live for ever.
                    let shared = Arc::downgrade(&shared);
                    let start = move || shared.upgrade().iter().for_each(work_for);
                    builder.worker_threads(workers).on_thread_start(start);
                    builder
                }
            };
            builder.enable_all();
            if self.clock == Clock::Virtual {
                builder.start_paused(true);
            }
            let runtime = builder.build().expect("the system gives a runtime its threads");
            Loop { runtime, shared }
        })
    }

    fn shut_down(&mut self) {
        let Some(Loop { runtime, shared }) = self.running.take() else {
            return;
        };
        let _installed = self.recorder.as_ref().map(Recorder::install);
        let _on_loop = OnLoop::new(&shared);
        runtime.block_on(async {
            if let Some(recorder) = &shared.recorder {
                recorder.loop_started();
            }
            shared.wind_up().await;
            if let Some(recorder) = &shared.recorder {
                recorder.loop_ended();
            }
        });
        shared.close();
        // Here, while the thread still works for the loop: what was created
        // during the clean-up is dropped with the runtime.
        drop(runtime);
    }
}

impl Drop for Runner {
    fn drop(&mut self) {
        // Inside another loop, or in a panic, there is no way to wait.
        if runtime::Handle::try_current().is_err() && !std::thread::panicking() {
            self.shut_down();
        }
    }
}

impl fmt::Debug for Loop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Loop").finish_non_exhaustive()
    }
}

/// A program that leaves its value where `run_with` finds it.
type Main = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What happens to the tasks that `main` leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Leftovers {
    /// They go on when the runner runs again.
    Stay,
    /// They are cancelled.
    Cancel,
}

/// Runs `main` as a task like any other, and sees to the end of the run.
///
/// asyncio stops its loop one turn after `main` has ended, so whatever was ready
/// by then still gets that turn. So does it here: whoever awaits `main`'s handle
/// stands in line behind it.
async fn until_main_ended(
    shared: Arc<Shared>,
    main: Main,
    leftovers: Leftovers,
) -> Result<(), JoinError> {
    let recorder = shared.recorder.clone();
    let main = async move {
        main.await;
        if let Some(recorder) = recorder {
            recorder.record(None, What::MainEnded);
        }
    };
    let main = spawn_on(&shared, None, LaneKind::Main, Location::caller(), main);
    let result = main.join.await;
    if leftovers == Leftovers::Cancel {
        shared.wind_up().await;
    }
    result
}

fn waiting(shared: &Arc<Shared>) -> Vec<String> {
    shared.running().into_iter().map(|key| shared.name(key)).collect()
}

/// Runs `main` like [`run`](crate::run), on a virtual clock and silently, and
/// gives back what it said and did.
///
/// The same program gives the same transcript every time.
///
/// # Panics
///
/// When `main` panics, when it hangs, and inside a running loop.
pub fn record<F>(main: F) -> (F::Output, Transcript)
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    replay(|| crate::run(main))
}

/// Runs a whole program, its synchronous part included, as [`record`] runs a
/// coroutine: each `run` in it is on a virtual clock and is recorded.
pub fn replay<T>(program: impl FnOnce() -> T) -> (T, Transcript) {
    let recorder = Recorder::silent();
    let installed = recorder.install();
    let value = program();
    drop(installed);
    (value, recorder.transcript())
}
