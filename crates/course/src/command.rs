//! The verbs: one file each.

pub(crate) mod check;
pub(crate) mod doctor;
pub(crate) mod gate;
pub(crate) mod hint;
pub(crate) mod list;
pub(crate) mod new;
pub(crate) mod play;
pub(crate) mod read;
pub(crate) mod reset;
pub(crate) mod solution;
pub(crate) mod status;

use anyhow::Result;

use crate::catalog::Catalog;
use crate::console::{Console, note};
use crate::progress::Progress;
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
    pub(crate) fn open(stop: Stop) -> Result<Self> {
        let workspace = Workspace::find()?;
        let catalog = Catalog::load(&workspace)?;
        let loaded = Progress::load(&workspace);
        if let Some(notice) = loaded.notice {
            note(&notice);
        }
        let console = Console::of_this_program();
        Ok(Course { workspace, catalog, progress: loaded.progress, console, stop })
    }
}
