use std::fmt;
use std::panic::Location;
use std::sync::Arc;
use std::time::Duration;

use crate::debug::{Open, Work};
use crate::registry::Shared;
use crate::running::with_loop;
use crate::task_ref::TaskRef;

/// A loop that runs, for another thread to look at.
///
/// Not for giving it work: that is the lesson `bridge`.
#[derive(Clone)]
pub struct LoopRef {
    shared: Arc<Shared>,
}

/// A step or a callback that has begun and not ended. Answers to nothing in
/// asyncio, which measures only what is over.
#[derive(Debug, Clone)]
pub struct RunningStep {
    /// Whose step it is; `None` for a callback.
    pub task: Option<TaskRef>,
    /// Where the task was created, or the call was asked for.
    pub created_at: Option<&'static Location<'static>>,
    /// For how long it has run so far, in real time.
    pub so_far: Duration,
}

/// The loop this code runs on. Answers to `asyncio.get_running_loop`.
///
/// # Panics
///
/// Outside a loop.
#[must_use]
#[track_caller]
pub fn current_loop() -> LoopRef {
    with_loop(|shared| LoopRef { shared: shared.clone() })
}

impl LoopRef {
    /// Whether it is in debug mode. Answers to `loop.get_debug`.
    #[must_use]
    pub fn debug(&self) -> bool {
        self.shared.debug.is_some()
    }

    /// What holds the loop at this moment: one step for each of its threads that
    /// is busy. Empty without debug mode, which alone keeps the book for it.
    #[must_use]
    pub fn running_steps(&self) -> Vec<RunningStep> {
        let open = self.shared.debug.as_ref().map(|debug| debug.open().clone());
        open.unwrap_or_default().into_iter().map(|open| self.running_step(open)).collect()
    }

    fn running_step(&self, open: Open) -> RunningStep {
        let so_far = open.began.elapsed();
        match open.work {
            Work::Step(key) => {
                let task = TaskRef::new(self.shared.clone(), key);
                RunningStep { created_at: task.created_at(), task: Some(task), so_far }
            }
            Work::Callback(created_at) => RunningStep { task: None, created_at, so_far },
        }
    }
}

impl fmt::Debug for LoopRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LoopRef").field("debug", &self.debug()).finish_non_exhaustive()
    }
}
