//! One check: build the answer, run its checks, judge.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io;

use anyhow::Result;

use crate::built;
use crate::cargo::{self, Build, Compiler, Diagnostics, Live};
use crate::catalog::Exercise;
use crate::judge::{Judgement, does_not_compile, judge, without_checks};
use crate::memory::{Inputs, Memory};
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

/// Judges the learner's answer to `exercise`, which is not built again if `memory`
/// has it; `live` can be looked at while it runs.
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
    memory: &Memory,
) -> Result<Judgement> {
    let Some(answer) = read(workspace, exercise)? else {
        return Ok(without_checks(&exercise.id));
    };
    let inputs = Inputs::of(workspace, exercise, &answer);
    let build = match memory.recall(&exercise.id, inputs) {
        Some(build) => build,
        None => {
            let compiler = memory.compiler(&exercise.id, inputs);
            let build = build(workspace, exercise, answer, compiler, diagnostics, stop)?;
            memory.keep(&exercise.id, inputs, &build);
            build
        }
    };
    judge_build(workspace, exercise, build, stop, live)
}

/// Builds one answer: by `compiler` alone, if it is known and takes the answer, or
/// else by cargo.
fn build(
    workspace: &Workspace,
    exercise: &Exercise,
    answer: String,
    compiler: Option<Compiler>,
    diagnostics: Diagnostics,
    stop: &Stop,
) -> Result<Build> {
    if let Some(compiler) = compiler
        && let Some(build) = compiler.call(workspace.root(), stop)?
    {
        keep(workspace, exercise, &build, &answer);
        return Ok(build);
    }
    let mut built = build_answers(workspace, &[(exercise, answer)], diagnostics, stop)?;
    take(&mut built, &exercise.id)
}

/// Builds the answers to `exercises` of one topic by one cargo call, and keeps them in
/// `memory`: [`check`] then has only to run them, or to build what was saved since.
/// What is left out it builds by itself, and tells why.
///
/// # Errors
///
/// As [`check`].
pub(crate) fn build_together(
    workspace: &Workspace,
    exercises: &[Exercise],
    diagnostics: Diagnostics,
    stop: &Stop,
    memory: &Memory,
) -> Result<()> {
    let answer = |exercise| Some((exercise, read(workspace, exercise).ok()??));
    let answers: Vec<(&Exercise, String)> = exercises.iter().filter_map(answer).collect();
    if answers.is_empty() {
        return Ok(());
    }
    let inputs = |(exercise, answer): &(&Exercise, String)| Inputs::of(workspace, exercise, answer);
    let inputs: Vec<Inputs> = answers.iter().map(inputs).collect();
    let built = build_answers(workspace, &answers, diagnostics, stop)?;
    for ((exercise, _), inputs) in answers.iter().zip(inputs) {
        if let Some(build) = built.get(&exercise.id) {
            memory.keep(&exercise.id, inputs, build);
        }
    }
    Ok(())
}

/// The answer; `None` if it does not bring in its checks.
fn read(workspace: &Workspace, exercise: &Exercise) -> Result<Option<String>, Unjudged> {
    let answer = fs::read(workspace.file(exercise))
        .map_err(|error| unreadable(workspace, exercise, &error))?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    Ok(rules::brought_in(&answer, &exercise.id).then_some(answer))
}

fn build_answers(
    workspace: &Workspace,
    answers: &[(&Exercise, String)],
    diagnostics: Diagnostics,
    stop: &Stop,
) -> Result<BTreeMap<String, Build>> {
    for (exercise, answer) in answers {
        built::forget_another(workspace, exercise, answer);
    }
    let exercises: Vec<&Exercise> = answers.iter().map(|(exercise, _)| *exercise).collect();
    let arguments = arguments(&exercises);
    let built = cargo::build_tests(workspace.root(), &arguments, diagnostics, stop)?;
    for (exercise, answer) in answers {
        if let Some(build) = built.get(&exercise.id) {
            keep(workspace, exercise, build, answer);
        }
    }
    Ok(built)
}

fn keep(workspace: &Workspace, exercise: &Exercise, build: &Build, answer: &str) {
    if let Build::Built { executable, .. } = build {
        built::keep(workspace, exercise, executable, answer);
    }
}

/// What cargo is asked for; the exercises are of one topic.
fn arguments(exercises: &[&Exercise]) -> Vec<String> {
    let package = exercises[0].package();
    // `cargo test` has no `--keep-going`: one answer that does not compile would
    // keep the others from being built.
    let mut arguments =
        ["build", "--keep-going", "--package", &package].map(str::to_owned).to_vec();
    for exercise in exercises {
        arguments.extend(["--test".to_owned(), exercise.id.clone()]);
    }
    // An exercise is compiled over and over. And a verdict needs no debugger, for
    // which much of the linker's work is.
    for setting in ["incremental=true", "debug=false", "strip='debuginfo'"] {
        let setting = format!("profile.dev.package.{package}.{setting}");
        arguments.extend(["--config".to_owned(), setting]);
    }
    arguments
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
        Build::Built { executable, warnings, .. } => {
            let rules = rules::of(&workspace.checks(exercise))?;
            let folder = workspace.package(&exercise.topic);
            let run = cargo::run_checks(&executable, &folder, exercise.limit(), stop, live)?;
            Ok(Judgement { diagnostics: warnings, ..judge(&exercise.id, &rules, &run) })
        }
    }
}
