//! How tasks end, and what the loop says of it.

use std::fmt;

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
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        if let Some(task) = &self.task {
            write!(f, ": task {task}")?;
        }
        if let Some(error) = &self.error {
            write!(f, ": {error}")?;
        }
        Ok(())
    }
}
