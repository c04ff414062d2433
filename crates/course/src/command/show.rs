//! `show`: the run of the learner's own answer.

use anyhow::Result;
use transcript::{Recording, Transcript};

use super::check::{Form, Mark, mark};
use super::picture::{Picture, draw};
use super::{Course, Outcome};
use crate::catalog::{Exercise, Kind};
use crate::console::print;
use crate::judge::Judgement;
use crate::memory::Memory;
use crate::progress::Progress;
use crate::report::pictures;

/// Checks the answer and draws the run that failed, or the last one.
///
/// # Errors
///
/// When the exercise is unknown, its answer could not be judged, or the picture
/// cannot be written.
pub(crate) fn run(course: &mut Course, id: &str, picture: &Picture) -> Result<Outcome> {
    let exercise = course.catalog.exercise(id)?.clone();
    let mark = mark(course, &exercise, Form::Words, &Memory::default())?;
    let Mark { exercise, file, verdict } = mark;
    let judgement = verdict?;
    print(&pictures::of_answer(id, &judgement, course.console.paint))?;
    let Some(recording) = to_show(&exercise, &judgement, &course.progress) else {
        print(&pictures::no_run(&exercise, &file, &judgement))?;
        return Ok(Outcome::NotPassed);
    };
    let title = format!("{id}: {}", judgement.verdict);
    draw(course.console.width, picture, &title, &Transcript::new(recording.clone()))?;
    print(&pictures::next(&exercise, &file, &judgement))?;
    Ok(Outcome::Passed)
}

/// The run that the verdict is about, unless it would tell what is to be found out.
pub(crate) fn to_show<'a>(
    exercise: &Exercise,
    judgement: &'a Judgement,
    progress: &Progress,
) -> Option<&'a Recording> {
    let is_secret = exercise.kind == Kind::Predict && !progress.passed(&exercise.id);
    judgement.run().filter(|_| !is_secret)
}
