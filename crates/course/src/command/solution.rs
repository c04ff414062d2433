//! `solution`: one way to do it.

use std::fs;

use anyhow::{Context, Result};

use super::{Course, Outcome};
use crate::console::print;
use crate::report::{answers, errors};

/// Whether it is shown before the exercise has passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum When {
    OncePassed,
    Now,
}

/// Prints the solution.
///
/// # Errors
///
/// When the exercise is unknown or its solution cannot be read.
pub(crate) fn run(course: &Course, id: &str, when: When) -> Result<Outcome> {
    let Course { workspace, catalog, progress, .. } = course;
    let exercise = catalog.exercise(id)?;
    if when == When::OncePassed && !progress.passed(id) {
        print(&answers::not_passed_yet(id))?;
        return Ok(Outcome::NotPassed);
    }
    let file = workspace.solution(exercise);
    let shown = workspace.shown(&file);
    print(&fs::read_to_string(file).with_context(|| errors::cannot_read(&shown))?)?;
    Ok(Outcome::Passed)
}
