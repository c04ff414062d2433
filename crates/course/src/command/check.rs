//! `check`: judge answers.

use std::fs;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use super::{Course, Outcome};
use crate::cargo::{Diagnostics, Live};
use crate::catalog::Exercise;
use crate::check::{Unjudged, build_together, check};
use crate::console::{meanwhile, note, print};
use crate::judge::{Judgement, printed};
use crate::memory::Memory;
use crate::report::{errors, lists, marks, verdicts};

/// How many bytes of what a running answer has printed are looked at.
const LAST_LINE: usize = 512;

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

/// For whom the verdicts are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// For a person: each as soon as it is known.
    Words,
    /// For a program: all of them in one document at the end.
    Json,
}

/// An exercise, and what became of the answer to it.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) exercise: Exercise,
    /// The answer, as the learner names it.
    pub(crate) file: String,
    pub(crate) verdict: Result<Judgement, Unjudged>,
}

impl Mark {
    /// Whether the answer passed.
    pub(crate) fn passed(&self) -> bool {
        self.verdict.as_ref().is_ok_and(Judgement::passed)
    }
}

/// Checks them one after the other.
///
/// # Errors
///
/// When a name is unknown, the machine is at fault, or an answer could not be
/// judged; the others are judged all the same.
pub(crate) fn run(
    course: &mut Course,
    which: Which<'_>,
    form: Form,
    junit: Option<&Path>,
) -> Result<Outcome> {
    let exercises = select(course, which)?;
    if exercises.is_empty() && form == Form::Words {
        print(&lists::all_done())?;
        return Ok(Outcome::Passed);
    }
    let marks = mark_all(course, &exercises, form)?;
    if let Some(file) = junit {
        fs::write(file, marks::junit(&marks)).with_context(|| errors::cannot_write(file))?;
    }
    match form {
        Form::Json => print(&marks::json(&marks))?,
        Form::Words => close(course, &marks)?,
    }
    outcome(&marks)
}

/// Checks them topic by topic: the answers of one are built together.
fn mark_all(course: &mut Course, exercises: &[Exercise], form: Form) -> Result<Vec<Mark>> {
    let (mut marks, memory) = (Vec::new(), Memory::default());
    for together in exercises.chunk_by(|one, other| one.topic == other.topic) {
        if together.len() > 1 {
            build(course, together, form, &memory);
        }
        for exercise in together {
            let mark = mark(course, exercise, form, &memory)?;
            if form == Form::Words {
                say(course, &mark)?;
            }
            marks.push(mark);
        }
    }
    Ok(marks)
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

/// Builds several answers of one topic at once.
fn build(course: &Course, exercises: &[Exercise], form: Form, memory: &Memory) {
    let Course { workspace, console, stop, .. } = course;
    let building = |time| building(time, &exercises[0].topic, console.width);
    let diagnostics = diagnostics(course, form);
    // What is wrong with one of them it says itself, when it is checked.
    let _ = meanwhile(building, || build_together(workspace, exercises, diagnostics, stop, memory));
}

fn diagnostics(course: &Course, form: Form) -> Diagnostics {
    match form {
        Form::Words => course.console.diagnostics(),
        Form::Json => Diagnostics::Plain,
    }
}

/// Checks one exercise, whose answer `memory` may have, and keeps a pass.
///
/// # Errors
///
/// When it was asked to stop, or the machine is at fault.
pub(super) fn mark(
    course: &mut Course,
    exercise: &Exercise,
    form: Form,
    memory: &Memory,
) -> Result<Mark> {
    let Course { workspace, stop, .. } = &*course;
    let file = workspace.shown(&workspace.file(exercise));
    let live = Live::default();
    let diagnostics = diagnostics(course, form);
    let verdict = || check(workspace, exercise, diagnostics, stop, &live, memory);
    let doing = |time| doing(&live, time, &exercise.id, course.console.width);
    let verdict = match meanwhile(doing, verdict) {
        Ok(judgement) => Ok(judgement),
        Err(error) => Err(error.downcast::<Unjudged>()?),
    };
    let mark = Mark { exercise: exercise.clone(), file, verdict };
    if mark.passed()
        && let Err(error) = course.progress.pass(&mark.exercise.id)
    {
        note(&errors::as_note(&error));
    }
    Ok(mark)
}

/// What is shown of an answer that takes longer than a moment.
fn doing(live: &Live, time: Duration, id: &str, width: usize) -> Option<String> {
    match live.glance(LAST_LINE) {
        Some((time, output)) => {
            let line = || verdicts::running(id, time.as_secs(), &printed(&output), width - 1);
            (time.as_secs() > 0).then(line)
        }
        None => building(time, id, width),
    }
}

fn building(time: Duration, name: &str, width: usize) -> Option<String> {
    (time.as_secs() > 0).then(|| verdicts::building(name, time.as_secs(), width - 1))
}

fn say(course: &Course, mark: &Mark) -> Result<()> {
    let Mark { exercise, file, verdict } = mark;
    match verdict {
        Ok(judgement) => {
            print(&verdicts::verdict(exercise, file, judgement, course.console.paint))?;
        }
        Err(why) => note(&errors::unjudged(&exercise.id, &why.0)),
    }
    Ok(())
}

fn close(course: &Course, marks: &[Mark]) -> Result<()> {
    let passed = marks.iter().filter(|mark| mark.passed()).count();
    if marks.len() > 1 {
        print(&verdicts::summary(passed, marks.len()))?;
    }
    // One that failed has said what to do.
    if marks.len() > 1 || passed == 1 {
        let failed = marks.iter().find(|mark| !mark.passed()).map(|mark| &mark.exercise);
        print(&verdicts::next(failed.or_else(|| course.progress.next(&course.catalog))))?;
    }
    Ok(())
}

fn outcome(marks: &[Mark]) -> Result<Outcome> {
    let unjudged = marks.iter().filter(|mark| mark.verdict.is_err()).count();
    if unjudged > 0 {
        bail!(errors::some_unjudged(unjudged));
    }
    let passed = marks.iter().all(Mark::passed);
    Ok(if passed { Outcome::Passed } else { Outcome::NotPassed })
}
