//! The verbs: one file each, and what two of them draw.

pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod doctor;
pub(crate) mod gate;
pub(crate) mod hint;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod picture;
pub(crate) mod play;
pub(crate) mod read;
pub(crate) mod reset;
pub(crate) mod show;
pub(crate) mod solution;
pub(crate) mod status;

use anyhow::Result;

use crate::catalog::Catalog;
use crate::console::Console;
use crate::progress::{Loaded, Progress};
use crate::stop::Stop;
use crate::workspace::Workspace;

/// What every verb works on.
#[derive(Debug)]
pub(crate) struct Course {
    pub(crate) workspace: Workspace,
    pub(crate) catalog: Catalog,
    pub(crate) progress: Progress,
    pub(crate) console: Console,
    pub(crate) stop: Stop,
    /// What the learner has to know before anything else.
    pub(crate) notice: Option<String>,
}

/// How a verb went, where nothing was wrong with the command itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// What was asked for holds, or was done.
    Passed,
    /// It does not hold.
    NotPassed,
}

impl Course {
    /// Finds the checkout and reads what is in it.
    ///
    /// # Errors
    ///
    /// When there is no checkout, or its catalog cannot be read.
    pub(crate) fn open(console: Console, stop: Stop) -> Result<Self> {
        let workspace = Workspace::find()?;
        let catalog = Catalog::load(&workspace)?;
        let Loaded { progress, notice } = Progress::load(&workspace);
        Ok(Course { workspace, catalog, progress, console, stop, notice })
    }
}
