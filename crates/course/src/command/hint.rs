//! `hint`: one more each time it is asked.

use anyhow::Result;

use super::{Course, Outcome};
use crate::catalog::Exercise;
use crate::console::{note, print};
use crate::hints::{COUNT, Hints};
use crate::report::{answers, errors, lists};

/// How many hints are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Amount {
    OneMore,
    All,
}

/// Prints a hint for the exercise, or for the next open one.
///
/// # Errors
///
/// When the exercise is unknown or its hints cannot be read.
pub(crate) fn run(course: &mut Course, id: Option<&str>, amount: Amount) -> Result<Outcome> {
    let Some(exercise) = select(course, id)? else {
        print(&lists::all_done())?;
        return Ok(Outcome::Passed);
    };
    let hints = Hints::load(&course.workspace, &exercise)?;
    let paint = course.console.paint;
    let text = match amount {
        Amount::All => answers::all_hints(&exercise.id, &hints, paint),
        Amount::OneMore => {
            let number = one_more(course, &exercise);
            answers::hint(&exercise.id, &hints, number, paint)
        }
    };
    print(&text)?;
    Ok(Outcome::Passed)
}

fn select(course: &Course, id: Option<&str>) -> Result<Option<Exercise>> {
    match id {
        Some(id) => course.catalog.exercise(id).cloned().map(Some),
        None => Ok(course.progress.next(&course.catalog).cloned()),
    }
}

/// The number of the hint to show now; after the last one, the last one again.
pub(crate) fn one_more(course: &mut Course, exercise: &Exercise) -> usize {
    let number = (course.progress.hints(&exercise.id) + 1).min(COUNT);
    if let Err(error) = course.progress.show_hints(&exercise.id, number) {
        note(&errors::as_note(&error));
    }
    number
}
