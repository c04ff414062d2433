//! The tasks a loop knows: what `all_tasks` lists, and what `run` cancels when
//! `main` has ended.

use std::any::Any;
use std::panic::{AssertUnwindSafe, Location, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::task::{Poll, Waker};
use std::time::Duration;

use tokio::task::AbortHandle;
use transcript::{Recorder, Stopwatch, panic_message, task_name};

use crate::activity::{Activity, Notes};
use crate::blocking::Calls;
use crate::debug::Debug;
use crate::record::{DoneCallback, HandleState, Key, Record};
use crate::report::{Ending, Report};
use crate::runner::Threads;

/// One loop: its tasks, its clock and where it sends its reports.
pub(crate) struct Shared {
    tasks: Mutex<Tasks>,
    handler: Mutex<Option<Handler>>,
    pub(crate) recorder: Option<Recorder>,
    /// In debug mode.
    pub(crate) debug: Option<Debug>,
    /// On a virtual clock, the calls that other threads do for the loop.
    pub(crate) calls: Option<Calls>,
    /// How many wait to be told that some task has ended: done callbacks, and
    /// the loop itself when it closes. While there are none, a task that returns
    /// leaves its record alone, which is what makes tasks cheap.
    watchers: AtomicUsize,
    /// How many have ended since their records were last swept away.
    ended: AtomicUsize,
    started: OnceLock<Arc<Stopwatch>>,
    /// See [`kept_by_the_loop`](crate::blocking::kept_by_the_loop).
    pub(crate) kept: OnceLock<Arc<dyn Any + Send + Sync>>,
}

/// So few records are never swept.
const FEW_RECORDS: usize = 256;

type Handler = Arc<dyn Fn(&Report) + Send + Sync>;

#[derive(Default)]
struct Tasks {
    state: LoopState,
    created: u64,
    /// Running tasks, and ended ones that were not swept away yet; by number.
    records: Vec<Record>,
    /// What is written down about each of them, if the loop is looked at; by number.
    notes: Vec<Arc<Notes>>,
    /// Whoever waits for the leftovers to be gone.
    drained: Option<Waker>,
}

impl Tasks {
    fn get(&self, key: Key) -> Option<&Record> {
        self.records.get(self.place(key)?)
    }

    fn get_mut(&mut self, key: Key) -> Option<&mut Record> {
        let place = self.place(key)?;
        self.records.get_mut(place)
    }

    fn place(&self, key: Key) -> Option<usize> {
        // No record is missing behind those that were kept by the last sweep.
        let younger = self.created.checked_sub(key.get())?;
        let likely = self.records.len().checked_sub(1 + usize::try_from(younger).ok()?);
        likely
            .filter(|place| self.records[*place].id == key)
            .or_else(|| self.records.binary_search_by_key(&key, |record| record.id).ok())
    }

    fn notes(&self, key: Key) -> Option<Arc<Notes>> {
        let place = self.notes.binary_search_by_key(&key, |notes| notes.key).ok()?;
        self.notes.get(place).cloned()
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum LoopState {
    /// Takes new tasks.
    #[default]
    Open,
    /// Is being closed: a new task would never run.
    Closed,
}

impl Shared {
    /// A loop that runs on `threads` threads has a watcher from the start: there, a
    /// task may be ending at the very moment at which another begins to watch it.
    pub(crate) fn new(
        recorder: Option<Recorder>,
        debug: Option<Debug>,
        calls: Option<Calls>,
        threads: Threads,
    ) -> Arc<Self> {
        let watchers = match threads {
            Threads::One => 0,
            Threads::Many(_) => 1,
        };
        Arc::new(Shared {
            tasks: Mutex::default(),
            handler: Mutex::default(),
            recorder,
            debug,
            calls,
            watchers: AtomicUsize::new(watchers),
            ended: AtomicUsize::new(0),
            started: OnceLock::new(),
            kept: OnceLock::new(),
        })
    }

    /// Time since the loop's first run began.
    pub(crate) fn now(&self) -> Duration {
        self.clock().elapsed()
    }

    /// It starts when it is first asked for, inside the runtime.
    pub(crate) fn clock(&self) -> &Arc<Stopwatch> {
        self.started.get_or_init(|| Arc::new(Stopwatch::start()))
    }

    /// Adds a task: `spawn` starts it and says how to abort it.
    ///
    /// The lock is held while it is spawned, so that a task which ends at once
    /// on another thread finds its own record.
    pub(crate) fn add<T>(
        &self,
        name: Option<&str>,
        created_at: &'static Location<'static>,
        spawn: impl FnOnce(Key, &mut Vec<Arc<Notes>>) -> (T, AbortHandle),
    ) -> (Key, T) {
        let mut tasks = self.tasks();
        let state = tasks.state;
        if state == LoopState::Closed {
            drop(tasks);
            panic!("the event loop is closed: create the task before `run` returns");
        }
        self.sweep(&mut tasks);
        tasks.created += 1;
        let key = Key::new(tasks.created).expect("it was just increased");
        let (spawned, abort) = spawn(key, &mut tasks.notes);
        tasks.records.push(Record::new(key, name, created_at, abort));
        (key, spawned)
    }

    /// Writes down how a task ended and hands back what has to be called now.
    pub(crate) fn end(&self, key: Key, ending: &Ending) -> Vec<(u64, DoneCallback)> {
        // Two threads may count one ending less: it only has to be about right.
        self.ended.store(self.ended.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        if *ending == Ending::Finished && self.watchers.load(Ordering::Relaxed) == 0 {
            return Vec::new();
        }
        let mut tasks = self.tasks();
        let Some(record) = tasks.get_mut(key) else {
            return Vec::new();
        };
        record.end(ending);
        let callbacks = record.take_callbacks();
        self.watchers.fetch_sub(callbacks.len(), Ordering::Relaxed);
        let unread = match record.handle {
            HandleState::Held => None,
            HandleState::Dropped => record.never_retrieved(),
        };
        let drained = tasks.drained.take();
        drop(tasks);
        if let Some(waker) = drained {
            waker.wake();
        }
        if let Some(report) = unread {
            self.report(&report);
        }
        callbacks
    }

    /// Forgets tasks that have ended once they are half of all that are kept: so
    /// a new task costs the same, however many there are.
    fn sweep(&self, tasks: &mut Tasks) {
        if self.ended.load(Ordering::Relaxed) > tasks.records.len() / 2 + FEW_RECORDS {
            self.ended.store(0, Ordering::Relaxed);
            tasks.records.retain(|record| record.is_running() || record.is_unread());
            let mut notes = std::mem::take(&mut tasks.notes);
            notes.retain(|notes| tasks.get(notes.key).is_some());
            tasks.notes = notes;
        }
    }

    /// What a loop does before it closes: it cancels what is left, and waits for it
    /// and for the calls on other threads.
    pub(crate) async fn wind_up(&self) {
        self.cancel_all().await;
        if let Some(calls) = &self.calls {
            calls.ended().await;
        }
    }

    /// Cancels all tasks in creation order and waits until they are gone.
    async fn cancel_all(&self) {
        self.watchers.fetch_add(1, Ordering::Relaxed);
        let leftovers = self.running();
        for &key in &leftovers {
            self.cancel(key);
        }
        std::future::poll_fn(|cx| {
            let mut tasks = self.tasks();
            let running = |key: &Key| tasks.get(*key).is_some_and(Record::is_running);
            if !leftovers.iter().any(running) {
                return Poll::Ready(());
            }
            tasks.drained = Some(cx.waker().clone());
            Poll::Pending
        })
        .await;
    }

    /// From here on `add` refuses.
    pub(crate) fn close(&self) {
        self.tasks().state = LoopState::Closed;
    }

    /// The tasks that have not ended, in creation order.
    pub(crate) fn running(&self) -> Vec<Key> {
        let tasks = self.tasks();
        tasks.records.iter().filter(|record| record.is_running()).map(|record| record.id).collect()
    }

    pub(crate) fn cancel(&self, key: Key) -> bool {
        let tasks = self.tasks();
        let Some(record) = tasks.get(key).filter(|record| record.is_running()) else {
            return false;
        };
        let abort = record.abort.clone();
        let notes = tasks.notes(key);
        drop(tasks);
        if let Some(notes) = notes {
            notes.cancel_requested();
        }
        // Outside the lock: a task that never started may be dropped right here.
        abort.abort();
        true
    }

    pub(crate) fn name(&self, key: Key) -> String {
        self.tasks().get(key).map_or_else(|| task_name(key.get()), Record::name)
    }

    pub(crate) fn set_name(&self, key: Key, name: &str) {
        if let Some(record) = self.tasks().get_mut(key) {
            record.set_name(name);
        }
    }

    pub(crate) fn created_at(&self, key: Key) -> Option<&'static Location<'static>> {
        self.tasks().get(key).map(|record| record.created_at)
    }

    pub(crate) fn activity(&self, key: Key) -> Option<Activity> {
        let notes = self.tasks().notes(key)?;
        Some(notes.read())
    }

    pub(crate) fn done(&self, key: Key) -> bool {
        !self.tasks().get(key).is_some_and(Record::is_running)
    }

    pub(crate) fn ending(&self, key: Key) -> Option<Ending> {
        self.tasks().get(key).and_then(Record::ending)
    }

    /// Adds a callback to a running task; hands it back if the task has ended.
    pub(crate) fn add_callback(
        &self,
        key: Key,
        callback: DoneCallback,
    ) -> Result<u64, DoneCallback> {
        let mut tasks = self.tasks();
        match tasks.get_mut(key) {
            Some(record) if record.is_running() => {
                self.watchers.fetch_add(1, Ordering::Relaxed);
                Ok(record.add_callback(callback))
            }
            _ => Err(callback),
        }
    }

    /// Takes a callback back. It is the caller who drops it, outside the lock:
    /// what it holds may use the loop.
    pub(crate) fn remove_callback(&self, key: Key, number: u64) -> Option<DoneCallback> {
        let callback = self.tasks().get_mut(key)?.remove_callback(number)?;
        self.watchers.fetch_sub(1, Ordering::Relaxed);
        Some(callback)
    }

    /// Nobody holds the handle of a task any more that still runs, or that ended
    /// in a way which nobody saw.
    pub(crate) fn release(&self, key: Key) {
        if let Some(report) = self.drop_handle(key) {
            self.report(&report);
        }
    }

    /// Nobody holds the handle any more, and somebody saw how the task ended.
    pub(crate) fn forget(&self, key: Key) {
        let _ = self.drop_handle(key);
    }

    fn drop_handle(&self, key: Key) -> Option<Report> {
        let mut tasks = self.tasks();
        let record = tasks.get_mut(key)?;
        record.handle = HandleState::Dropped;
        record.never_retrieved()
    }

    /// Tells the exception handler, or standard error.
    pub(crate) fn report(&self, report: &Report) {
        let handler = self.handler.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(handler) = handler else {
            eprintln!("{report:#}");
            return;
        };
        // Whoever had to report, a task that drops a handle say, is not to blame.
        if let Err(panic) = catch_unwind(AssertUnwindSafe(|| handler(report))) {
            eprintln!("Exception in the exception handler: {}", panic_message(&*panic));
            eprintln!("{report:#}");
        }
    }

    pub(crate) fn set_handler(&self, handler: Handler) {
        *self.handler.lock().unwrap_or_else(PoisonError::into_inner) = Some(handler);
    }

    fn tasks(&self) -> MutexGuard<'_, Tasks> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
