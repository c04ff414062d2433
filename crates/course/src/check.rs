//! One check: build the answer, run its checks, judge.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;

use anyhow::Result;

use crate::cargo::{self, Build, Diagnostics, Live};
use crate::catalog::Exercise;
use crate::judge::{Judgement, does_not_compile, judge, without_checks};
use crate::report::errors;
use crate::rules;
use crate::stop::Stop;
use crate::workspace::Workspace;

/// Why one answer could not be judged, where others can be.
#[derive(Debug)]
pub(crate) struct Unjudged(pub(crate) String);

impl fmt::Display for Unjudged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unjudged {}

/// Judges the learner's answer to `exercise`; `live` can be looked at while it runs.
///
/// # Errors
///
/// When it was asked to stop, or the machine is at fault; [`Unjudged`] when only
/// this answer is, for its file or its package is not what it should be.
pub(crate) fn check(
    workspace: &Workspace,
    exercise: &Exercise,
    diagnostics: Diagnostics,
    stop: &Stop,
    live: &Live,
) -> Result<Judgement> {
    let file = workspace.file(exercise);
    let answer = fs::read(&file).map_err(|error| unreadable(workspace, exercise, &error))?;
    if !rules::brought_in(&String::from_utf8_lossy(&answer), &exercise.id) {
        return Ok(without_checks(&exercise.id));
    }
    let package = exercise.package();
    let test = ["test", "--no-run", "--package", &package, "--test", &exercise.id];
    // An exercise is compiled over and over. And a verdict needs no debugger, for
    // which much of the linker's work is.
    let profile = format!("profile.dev.package.{package}");
    let incremental = format!("{profile}.incremental=true");
    let debug = format!("{profile}.debug=false");
    let strip = format!("{profile}.strip='debuginfo'");
    let lean = ["--config", &incremental, "--config", &debug, "--config", &strip];
    let arguments = [&test[..], &lean].concat();
    let mut built = cargo::build_tests(workspace.root(), &arguments, diagnostics, stop)?;
    let build = take(&mut built, &exercise.id)?;
    judge_build(workspace, exercise, build, stop, live)
}

fn unreadable(workspace: &Workspace, exercise: &Exercise, error: &io::Error) -> Unjudged {
    let shown = workspace.shown(&workspace.file(exercise));
    Unjudged(match error.kind() {
        io::ErrorKind::NotFound => errors::file_is_gone(&shown, &exercise.id),
        _ => errors::unreadable_answer(&shown, error),
    })
}

/// What became of one target of a build.
///
/// # Errors
///
/// When cargo said nothing about it.
pub(crate) fn take(built: &mut BTreeMap<String, Build>, target: &str) -> Result<Build> {
    built.remove(target).ok_or_else(|| Unjudged(errors::not_built(target)).into())
}

/// Judges an answer to `exercise` that was built, or refused.
///
/// # Errors
///
/// When it was asked to stop, or cannot be run.
pub(crate) fn judge_build(
    workspace: &Workspace,
    exercise: &Exercise,
    build: Build,
    stop: &Stop,
    live: &Live,
) -> Result<Judgement> {
    match build {
        Build::Refused(diagnostics) => Ok(does_not_compile(diagnostics)),
        Build::Built { executable, warnings } => {
            let rules = rules::of(&workspace.checks(exercise))?;
            let folder = workspace.package(&exercise.topic);
            let run = cargo::run_checks(&executable, &folder, exercise.limit(), stop, live)?;
            Ok(Judgement { diagnostics: warnings, ..judge(&exercise.id, &rules, &run) })
        }
    }
}
