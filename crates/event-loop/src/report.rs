//! How tasks end, and what the loop says of it.

use std::fmt;
use std::panic::Location;

/// How a task ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// It returned. An `Err` it returned is a value like any other.
    Finished,
    /// It was dropped before it could return.
    Cancelled,
    /// It panicked, with this message.
    Panicked(String),
}

/// Something went wrong in a place where nobody could be told.
///
/// Answers to the `context` that asyncio gives to an exception handler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What happened, in asyncio's words.
    pub message: String,
    /// The name of the task it happened to, if it was one.
    pub task: Option<String>,
    /// What the panic said, if it was one.
    pub error: Option<String>,
    /// Where the task was created, or the callback was asked for, if it is known.
    pub created_at: Option<&'static Location<'static>>,
}

/// `{:#}` says also where the task was created.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        // Without an error the message is about the task, and names it.
        if let (Some(task), Some(_)) = (&self.task, &self.error) {
            write!(f, ": task {task}")?;
        }
        if let Some(error) = &self.error {
            write!(f, ": {error}")?;
        }
        match self.created_at {
            Some(place) if f.alternate() => write!(f, ", created at {place}"),
            _ => Ok(()),
        }
    }
}
