//! What the watched tasks do at this moment. It can be read from any thread.

use std::collections::HashMap;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use event_loop::{TaskRef, current_task, now};
use tokio::runtime::{self, Handle};

use crate::State;

/// Awaits `future`, and lets everybody see that this task is there.
///
/// Wrap a whole coroutine, and the table of tasks and the watchdog know its
/// task. Wrap one `.await` inside, and they know by name where it waits: the
/// innermost name counts.
///
/// Python needs no such thing: a suspended coroutine keeps its stack. A Rust
/// task keeps a value without names. At work: a span of the crate `tracing`.
///
/// Not for every call: it costs a few turns of a lock at each step.
///
/// # Cancel safety
///
/// It is as cancel safe as `future`. The name goes when it is dropped.
///
/// # Panics
///
/// Outside a task of the loop.
pub async fn watch<F: Future>(name: &'static str, future: F) -> F::Output {
    let place = Place::enter(name);
    let mut future = pin!(future);
    poll_fn(|cx| {
        let _step = place.step();
        future.as_mut().poll(cx)
    })
    .await
}

/// A task: its loop's runtime and its number there.
type Key = (runtime::Id, u64);

/// What is known of a task, from the outermost `watch` on.
struct Note {
    task: TaskRef,
    doing: Mutex<Doing>,
}

#[derive(Clone, Copy)]
struct Doing {
    place: &'static str,
    step: Step,
}

#[derive(Clone, Copy)]
enum Step {
    /// A thread runs it since this moment of real time.
    Running(Instant),
    /// It ended at this moment of the loop's time.
    Ended(Duration),
}

impl Note {
    fn new(task: TaskRef, place: &'static str) -> Arc<Self> {
        let doing = Doing { place, step: Step::Running(wall_clock()) };
        Arc::new(Note { task, doing: Mutex::new(doing) })
    }

    fn doing(&self) -> MutexGuard<'_, Doing> {
        self.doing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The lock of the map is for the beginning and the end of a `watch`; each step
/// takes only the lock of its task.
static NOTES: LazyLock<Mutex<HashMap<Key, Arc<Note>>>> = LazyLock::new(Mutex::default);

fn notes() -> MutexGuard<'static, HashMap<Key, Arc<Note>>> {
    NOTES.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Until it is dropped, its task is known to be in a place.
struct Place {
    key: Key,
    note: Arc<Note>,
    name: &'static str,
    /// The name of the `watch` round this one.
    outer: Option<&'static str>,
}

impl Place {
    fn enter(name: &'static str) -> Self {
        let task = current_task().expect("`watch` is awaited in a task of the loop");
        let key = (Handle::current().id(), task.id());
        let mut notes = notes();
        let outer = notes.get(&key).map(|note| note.doing().place);
        let note = notes.entry(key).or_insert_with(|| Note::new(task, name)).clone();
        Place { key, note, name, outer }
    }

    /// Only the outermost `watch` sees where the task's step begins and ends.
    fn step(&self) -> Option<InStep<'_>> {
        let mut doing = self.note.doing();
        doing.place = self.name;
        self.outer.is_none().then(|| {
            doing.step = Step::Running(wall_clock());
            InStep { note: &self.note }
        })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        match self.outer {
            Some(outer) => self.note.doing().place = outer,
            // The note itself goes with `self`, outside the lock: it may be the
            // last that holds the loop's list of tasks.
            None => drop(notes().remove(&self.key)),
        }
    }
}

/// Until it is dropped, the task runs a step.
struct InStep<'a> {
    note: &'a Note,
}

impl Drop for InStep<'_> {
    fn drop(&mut self) {
        self.note.doing().step = Step::Ended(now());
    }
}

/// What the running loop's task `id` does, if it is watched.
pub(crate) fn state(id: u64) -> Option<State> {
    let key = (Handle::try_current().ok()?.id(), id);
    let doing = *notes().get(&key)?.doing();
    Some(match doing.step {
        Step::Running(_) => State::Running,
        Step::Ended(since) => State::Waiting { place: doing.place, since },
    })
}

/// A step that has not ended.
pub(crate) struct LongStep {
    pub(crate) task: TaskRef,
    pub(crate) place: &'static str,
    pub(crate) so_far: Duration,
}

/// The steps on the loop of `runtime` that have taken `limit` or more so far.
pub(crate) fn long_steps(runtime: runtime::Id, limit: Duration) -> Vec<LongStep> {
    let notes = notes();
    let here = notes.iter().filter(|((loop_id, _), _)| *loop_id == runtime);
    here.filter_map(|(_, note)| long_step(note, limit)).collect()
}

fn long_step(note: &Note, limit: Duration) -> Option<LongStep> {
    let Doing { place, step } = *note.doing();
    let so_far = match step {
        Step::Running(since) => since.elapsed(),
        Step::Ended(_) => return None,
    };
    (so_far >= limit).then(|| LongStep { task: note.task.clone(), place, so_far })
}

#[expect(clippy::disallowed_methods, reason = "a held loop takes real time, not virtual time")]
fn wall_clock() -> Instant {
    Instant::now()
}
