use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use crate::activity::Activity;
use crate::callbacks::soon;
use crate::record::Key;
use crate::registry::Shared;
use crate::report::Ending;
use crate::running::{running_loop, running_task};

/// A task as the loop knows it: name, state and the right to cancel it, without
/// the type of its value.
///
/// This is what `current_task` and `all_tasks` give. Not for reading a result:
/// that has one owner, the handle which `create_task` returned.
#[derive(Clone)]
pub struct TaskRef {
    shared: Arc<Shared>,
    key: Key,
}

impl TaskRef {
    pub(crate) fn new(shared: Arc<Shared>, key: Key) -> Self {
        TaskRef { shared, key }
    }

    /// The number of the task: 1 is `main`, and they count up.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.key.get()
    }

    /// The task's name, `Task-1` and so on unless it was given one.
    ///
    /// Answers to `Task.get_name`.
    #[must_use]
    pub fn name(&self) -> String {
        self.shared.name(self.key)
    }

    /// Gives the task another name. Answers to `Task.set_name`.
    pub fn set_name(&self, name: &str) {
        self.shared.set_name(self.key, name);
    }

    /// The place in the source that created the task; `None` once it is gone.
    #[must_use]
    pub fn created_at(&self) -> Option<&'static Location<'static>> {
        self.shared.created_at(self.key)
    }

    /// What the task has been doing. `None` once it is gone, and where nobody
    /// writes it down: only debug mode and a recording do.
    #[must_use]
    pub fn activity(&self) -> Option<Activity> {
        self.shared.activity(self.key)
    }

    /// Whether the task has ended, in whatever way. Answers to `Task.done`.
    #[must_use]
    pub fn done(&self) -> bool {
        self.shared.done(self.key)
    }

    /// How the task ended; `None` while it runs and when its handle is gone.
    #[must_use]
    pub fn ending(&self) -> Option<Ending> {
        self.shared.ending(self.key)
    }

    /// Asks the task to stop. It is dropped when its turn comes, not at once.
    ///
    /// Answers to `Task.cancel`, but the task cannot catch it. `false` means
    /// that it has ended already.
    pub fn cancel(&self) -> bool {
        self.shared.cancel(self.key)
    }

    /// Calls `callback` in the turn after the task has ended, behind those that
    /// were added before. If the task has ended already, that is the next turn.
    ///
    /// Answers to `Task.add_done_callback`. It tells how the task ended, not
    /// with what value: the value has one owner, whoever awaits the handle.
    /// The number is for [`remove_done_callback`](TaskRef::remove_done_callback).
    pub fn add_done_callback(&self, callback: impl FnOnce(Ending) + Send + 'static) -> u64 {
        match self.shared.add_callback(self.key, Box::new(callback)) {
            Ok(number) => number,
            Err(callback) => {
                let ending = self.ending().unwrap_or(Ending::Finished);
                soon(move || callback(ending));
                0
            }
        }
    }

    /// Takes a callback back; says whether it was still there.
    ///
    /// Answers to `Task.remove_done_callback`. Closures cannot be compared, so
    /// it goes by number.
    pub fn remove_done_callback(&self, number: u64) -> bool {
        self.shared.remove_callback(self.key, number).is_some()
    }

    /// For whoever makes a handle out of [`spawn`](crate::spawn): the handle is
    /// being dropped, and nobody has read how the task ended.
    #[doc(hidden)]
    pub fn release(&self) {
        self.shared.release(self.key);
    }

    /// As [`release`](TaskRef::release), but somebody has read that it failed.
    #[doc(hidden)]
    pub fn forget(&self) {
        self.shared.forget(self.key);
    }
}

impl fmt::Debug for TaskRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.ending() {
            None if !self.done() => "pending".to_owned(),
            None => "gone".to_owned(),
            Some(ending) => format!("{ending:?}").to_lowercase(),
        };
        write!(f, "<Task {:?} {state}>", self.name())
    }
}

/// The task that runs now; `None` in a callback and outside a loop.
///
/// Answers to `asyncio.current_task`, which raises outside a loop.
#[must_use]
pub fn current_task() -> Option<TaskRef> {
    Some(TaskRef::new(running_loop()?, running_task()?))
}

/// The running loop's tasks that have not ended, in creation order; none
/// outside a loop.
///
/// Answers to `asyncio.all_tasks`, whose set has no order.
#[must_use]
pub fn all_tasks() -> Vec<TaskRef> {
    let Some(shared) = running_loop() else {
        return Vec::new();
    };
    shared.running().into_iter().map(|key| TaskRef::new(shared.clone(), key)).collect()
}
