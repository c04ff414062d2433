//! Without a verb and a terminal: where the learner is.

use anyhow::Result;

use super::{Course, Outcome};
use crate::console::print;
use crate::report::lists;

/// Prints how much has passed, and the next step.
///
/// # Errors
///
/// When nobody reads it.
pub(crate) fn run(course: &Course) -> Result<Outcome> {
    let Course { workspace, catalog, progress, .. } = course;
    let next = progress.next(catalog);
    let file = next.map(|next| workspace.shown(&workspace.file(next))).unwrap_or_default();
    print(&lists::status(catalog, progress, next.map(|next| (next, file.as_str()))))?;
    Ok(Outcome::Passed)
}
