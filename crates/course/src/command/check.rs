//! `check`: judge answers.

use anyhow::{Result, ensure};

use super::{Course, Outcome};
use crate::catalog::Exercise;
use crate::check::check;
use crate::console::{note, print};
use crate::report::{errors, lists, verdicts};

/// Which exercises to check.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which<'a> {
    /// The first one that has not passed.
    Next,
    /// These.
    Named(&'a [String]),
    /// All of a topic.
    Topic(&'a str),
    /// All there are.
    All,
}

impl<'a> Which<'a> {
    /// What the command line asks for.
    pub(crate) fn of(ids: &'a [String], topic: Option<&'a str>, all: bool) -> Self {
        match (ids, topic) {
            _ if all => Which::All,
            (_, Some(topic)) => Which::Topic(topic),
            ([], None) => Which::Next,
            (ids, None) => Which::Named(ids),
        }
    }
}

/// Checks them one after the other.
///
/// # Errors
///
/// When a name is unknown or the machine is at fault.
pub(crate) fn run(course: &mut Course, which: Which<'_>) -> Result<Outcome> {
    let exercises = select(course, which)?;
    if exercises.is_empty() {
        print(&lists::all_done())?;
        return Ok(Outcome::Passed);
    }
    let mut passed = 0;
    for exercise in &exercises {
        passed += usize::from(check_one(course, exercise)?);
    }
    if exercises.len() > 1 {
        print(&verdicts::summary(passed, exercises.len()))?;
    }
    if passed < exercises.len() {
        return Ok(Outcome::NotPassed);
    }
    if let Some(next) = course.progress.next(&course.catalog) {
        print(&verdicts::next(next))?;
    }
    Ok(Outcome::Passed)
}

fn select(course: &Course, which: Which<'_>) -> Result<Vec<Exercise>> {
    let catalog = &course.catalog;
    Ok(match which {
        Which::Next => course.progress.next(catalog).cloned().into_iter().collect(),
        Which::Named(ids) => {
            ids.iter().map(|id| catalog.exercise(id).cloned()).collect::<Result<_>>()?
        }
        Which::Topic(id) => {
            let exercises = catalog.topic(id)?.exercises.clone();
            ensure!(!exercises.is_empty(), errors::no_exercises(id));
            exercises
        }
        Which::All => catalog.exercises().cloned().collect(),
    })
}

/// Checks one exercise, says so, and keeps a pass.
fn check_one(course: &mut Course, exercise: &Exercise) -> Result<bool> {
    let Course { workspace, console, stop, .. } = &*course;
    let judgement = check(workspace, exercise, console.diagnostics(), stop)?;
    let file = workspace.shown(&workspace.file(exercise));
    print(&verdicts::verdict(exercise, &file, &judgement, console.paint))?;
    if judgement.passed()
        && let Err(error) = course.progress.pass(&exercise.id)
    {
        note(&errors::as_note(&error));
    }
    Ok(judgement.passed())
}
