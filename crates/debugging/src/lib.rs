#![doc = include_str!("../README.md")]
#![warn(missing_docs, unreachable_pub)]

mod reporting;
mod watchdog;

use std::fmt;
use std::panic::Location;

use event_loop::{TaskRef, all_tasks};
use transcript::say;

pub use event_loop::{Activity, Turn};
pub use reporting::{ReportingTask, create_reporting_task};
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
    /// What it does now, its age and its last wake-up. `None` where nobody writes
    /// that down: only debug mode and a recording do.
    pub activity: Option<Activity>,
}

/// The running loop's tasks that have not ended, in creation order; none outside
/// a loop.
///
/// Answers to a loop over `asyncio.all_tasks()` that prints each task. At work:
/// `tokio-console`, which needs a build of its own.
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
        activity: task.activity(),
    })
}

/// `order: waits, 4.500 s old, last woken at 2.000 s, created at src/main.rs:20:9`
impl fmt::Display for TaskRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let TaskRow { name, activity, created_at, .. } = self;
        match activity {
            Some(activity) => write!(f, "{name}: {}", Doing(activity))?,
            None => write!(f, "{name}: alive")?,
        }
        write!(f, ", created at {created_at}")
    }
}

struct Doing<'a>(&'a Activity);

impl fmt::Display for Doing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Activity { age, last_wake, turn } = self.0;
        let turn = match turn {
            Turn::Ready => "is ready",
            Turn::Running | Turn::RunningAgain => "runs",
            Turn::Waiting => "waits",
        };
        write!(f, "{turn}, {:.3} s old, ", age.as_secs_f64())?;
        match last_wake {
            Some(at) => write!(f, "last woken at {:.3} s", at.as_secs_f64()),
            None => f.write_str("never woken"),
        }
    }
}
