#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod reporting;
mod steps;
mod watchdog;

use std::fmt;
use std::panic::Location;
use std::time::Duration;

use event_loop::{TaskRef, all_tasks, current_task};
use transcript::say;

pub use reporting::{ReportingTask, create_reporting_task};
pub use steps::watch;
pub use watchdog::{Held, Watchdog};

/// One line of [`task_table`]: what the loop knows about a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// The task's number.
    pub id: u64,
    /// The task's name.
    pub name: String,
    /// Where in the source it was created.
    pub created_at: &'static Location<'static>,
    /// What it does now.
    pub state: State,
}

/// What a task does while somebody looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It runs this very step.
    Running,
    /// It waits there since then: the name it gave to [`watch`], and the time as
    /// [`now`](event_loop::now) counts. It may stand in line for its next step
    /// already.
    Waiting {
        /// The innermost name.
        place: &'static str,
        /// When its last step ended.
        since: Duration,
    },
    /// It is alive. No more is known of a task that has not begun, or that is
    /// not watched.
    Alive,
}

/// The running loop's tasks that have not ended, in creation order; none outside
/// a loop.
///
/// What each waits for is known if it goes through [`watch`]. Answers to a loop
/// over `asyncio.all_tasks()` that prints each task. At work: `tokio-console`,
/// which needs a build of its own.
///
/// Not for decisions: on several threads a row is old when you read it.
#[must_use]
pub fn task_table() -> Vec<TaskRow> {
    all_tasks().iter().filter_map(row).collect()
}

/// Prints [`task_table`], one line for each task.
///
/// Answers to `Task.print_stack` of each task, without the stack: a Rust task
/// keeps none while it waits.
pub fn print_tasks() {
    for row in task_table() {
        say!("{row}");
    }
}

/// `None` for a task that has ended since it was listed.
fn row(task: &TaskRef) -> Option<TaskRow> {
    Some(TaskRow {
        id: task.id(),
        name: task.name(),
        created_at: task.created_at()?,
        state: state(task),
    })
}

fn state(task: &TaskRef) -> State {
    if current_task().is_some_and(|running| running.id() == task.id()) {
        return State::Running;
    }
    steps::state(task.id()).unwrap_or(State::Alive)
}

impl fmt::Display for TaskRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TaskRow { name, state, created_at, .. } = self;
        write!(f, "{name}: {state}, created at {created_at}")
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            State::Running => f.write_str("runs"),
            State::Waiting { place, since } => {
                write!(f, "waits in {place} since {:.3} s", since.as_secs_f64())
            }
            State::Alive => f.write_str("alive"),
        }
    }
}
