//! What the loop keeps about one task.

use std::num::NonZeroU64;
use std::panic::Location;

use tokio::task::AbortHandle;
use transcript::task_name;

use crate::report::{Ending, Report};

/// What the loop keeps about one task. It is small, as there is one for each.
pub(crate) struct Record {
    pub(crate) id: Key,
    pub(crate) created_at: &'static Location<'static>,
    pub(crate) abort: AbortHandle,
    pub(crate) handle: HandleState,
    state: TaskState,
    more: Option<Box<More>>,
}

/// How a task ended, as far as it was written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TaskState {
    /// It runs, or it has returned and tokio knows it.
    Running,
    Finished,
    Cancelled,
    /// The message is in `More`.
    Panicked,
}

/// What only some tasks have.
#[derive(Default)]
struct More {
    name: Option<Box<str>>,
    panic: Option<String>,
    callbacks: Callbacks,
}

impl Record {
    pub(crate) fn new(
        id: Key,
        name: Option<&str>,
        created_at: &'static Location<'static>,
        abort: AbortHandle,
    ) -> Self {
        let more = name.map(|name| Box::new(More { name: Some(name.into()), ..More::default() }));
        let (handle, state) = (HandleState::Held, TaskState::Running);
        Record { id, created_at, abort, handle, state, more }
    }

    pub(crate) fn name(&self) -> String {
        let given = self.more.as_ref().and_then(|more| more.name.as_deref());
        given.map_or_else(|| task_name(self.id.get()), str::to_owned)
    }

    pub(crate) fn set_name(&mut self, name: &str) {
        self.more().name = Some(name.into());
    }

    fn more(&mut self) -> &mut More {
        self.more.get_or_insert_default()
    }

    pub(crate) fn ending(&self) -> Option<Ending> {
        match self.state {
            TaskState::Running if !self.abort.is_finished() => None,
            TaskState::Running | TaskState::Finished => Some(Ending::Finished),
            TaskState::Cancelled => Some(Ending::Cancelled),
            TaskState::Panicked => {
                let message = self.more.as_ref().and_then(|more| more.panic.clone());
                Some(Ending::Panicked(message.unwrap_or_default()))
            }
        }
    }

    pub(crate) fn is_running(&self) -> bool {
        self.state == TaskState::Running && !self.abort.is_finished()
    }

    /// Whether the handle may still ask how it ended, and the answer is here only.
    pub(crate) fn is_unread(&self) -> bool {
        self.handle == HandleState::Held
            && matches!(self.state, TaskState::Cancelled | TaskState::Panicked)
    }

    /// What the loop says of a failure that nobody looked at.
    pub(crate) fn never_retrieved(&self) -> Option<Report> {
        let Some(Ending::Panicked(error)) = self.ending() else {
            return None;
        };
        let message = "Task exception was never retrieved".to_owned();
        let (task, created_at) = (Some(self.name()), Some(self.created_at));
        Some(Report { message, task, error: Some(error), created_at })
    }

    pub(crate) fn end(&mut self, ending: &Ending) {
        self.state = match ending {
            Ending::Finished => TaskState::Finished,
            Ending::Cancelled => TaskState::Cancelled,
            Ending::Panicked(message) => {
                self.more().panic = Some(message.clone());
                TaskState::Panicked
            }
        };
    }

    pub(crate) fn add_callback(&mut self, callback: DoneCallback) -> u64 {
        let callbacks = &mut self.more().callbacks;
        callbacks.added += 1;
        callbacks.waiting.push((callbacks.added, callback));
        callbacks.added
    }

    pub(crate) fn remove_callback(&mut self, number: u64) -> Option<DoneCallback> {
        let waiting = &mut self.more.as_mut()?.callbacks.waiting;
        let place = waiting.iter().position(|(kept, _)| *kept == number)?;
        Some(waiting.remove(place).1)
    }

    pub(crate) fn take_callbacks(&mut self) -> Vec<(u64, DoneCallback)> {
        let callbacks = self.more.as_mut().map(|more| &mut more.callbacks.waiting);
        callbacks.map(std::mem::take).unwrap_or_default()
    }
}

/// What to call when a task has ended, oldest first, and how many there ever
/// were: a number is never used twice.
#[derive(Default)]
struct Callbacks {
    added: u64,
    waiting: Vec<(u64, DoneCallback)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum HandleState {
    /// Somebody holds the handle and may still read how the task ended.
    Held,
    /// Nobody will: an error has to be reported by the loop.
    Dropped,
}

pub(crate) type DoneCallback = Box<dyn FnOnce(Ending) + Send>;

/// The number of a task: 1 is `main`, and they count up.
pub(crate) type Key = NonZeroU64;
