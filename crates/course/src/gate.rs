//! The gate: proves that a topic is complete and that its exercises, wrong
//! answers and solutions are judged as they say.
//!
//! For authors and CI. A learner's own answers fail it, and should.

mod answers;
mod files;
mod package;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::Result;

use crate::cargo::{self, Build, Diagnostics, Live};
use crate::catalog::{Exercise, Topic};
use crate::check::{judge_build, take};
use crate::report::proofs;
use crate::stop::Stop;
use crate::workspace::Workspace;
use answers::Answer;

pub(crate) use files::{expected_verdict, stray_topics};

/// How many answers run at once: checks wait for nothing but the processor.
const AT_ONCE: usize = 2;

/// One thing that was to be shown.
#[derive(Debug)]
pub(crate) struct Proof {
    /// What holds, or should.
    pub(crate) claim: String,
    /// Why it does not hold.
    pub(crate) result: Result<(), String>,
}

impl Proof {
    fn new(claim: String, result: Result<(), String>) -> Self {
        Proof { claim, result }
    }
}

/// Shows everything there is to show about `topic`.
///
/// # Errors
///
/// When it was asked to stop, or the machine is at fault.
pub(crate) fn prove(workspace: &Workspace, topic: &Topic, stop: &Stop) -> Result<Vec<Proof>> {
    let mut proofs = files::prove(workspace, topic);
    let answers = answers::of_topic(workspace, topic);
    if !answers.is_empty() {
        proofs.extend(prove_answers(workspace, topic, answers, stop)?);
    }
    let solutions: Vec<&Exercise> =
        topic.exercises.iter().filter(|exercise| workspace.solution(exercise).is_file()).collect();
    for exercise in &solutions {
        proofs.push(prove_formatted(workspace, exercise, stop)?);
    }
    if !solutions.is_empty() {
        proofs.push(prove_clippy(workspace, topic, stop)?);
    }
    Ok(proofs)
}

fn prove_answers(
    workspace: &Workspace,
    topic: &Topic,
    answers: Vec<Answer>,
    stop: &Stop,
) -> Result<Vec<Proof>> {
    let folder = package::generate(workspace, topic, &answers)?;
    let target = workspace.target().display().to_string();
    // `cargo test` has no `--keep-going`: one answer that does not compile would
    // keep the others from being built.
    let arguments = ["build", "--tests", "--keep-going", "--target-dir", &target];
    let mut built = cargo::build_tests(&folder, &arguments, Diagnostics::Plain, stop)?;
    let mut work = Vec::new();
    for answer in answers {
        let build = take(&mut built, &answer.target())?;
        work.push((answer, build));
    }
    in_parallel(&work, |(answer, build)| prove_answer(workspace, answer, build.clone(), stop))
}

/// Whether an answer gets exactly its verdict.
fn prove_answer(
    workspace: &Workspace,
    answer: &Answer,
    build: Build,
    stop: &Stop,
) -> Result<Proof> {
    let judgement = judge_build(workspace, &answer.exercise, build, stop, &Live::default())?;
    let result = if judgement.verdict == answer.expected {
        Ok(())
    } else {
        Err(proofs::other_verdict(&judgement))
    };
    Ok(Proof::new(proofs::answer(&answer.exercise.id, &answer.name, answer.expected), result))
}

fn prove_formatted(workspace: &Workspace, exercise: &Exercise, stop: &Stop) -> Result<Proof> {
    let result = cargo::rustfmt_check(workspace.root(), &workspace.solution(exercise), stop)?;
    Ok(Proof::new(proofs::formatted(&exercise.id), result))
}

fn prove_clippy(workspace: &Workspace, topic: &Topic, stop: &Stop) -> Result<Proof> {
    let package = format!("{}-solutions", topic.id);
    let arguments =
        ["clippy", "--quiet", "--package", &package, "--all-targets", "--", "-D", "warnings"];
    let result = cargo::ask_cargo(workspace.root(), &arguments, stop)?;
    Ok(Proof::new(proofs::clippy(), result))
}

/// Does `work` for each item, a few at a time; the results are in order.
fn in_parallel<T: Sync>(
    items: &[T],
    work: impl Fn(&T) -> Result<Proof> + Sync,
) -> Result<Vec<Proof>> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while let Some((index, item)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            items.get(index).map(|item| (index, item))
        } {
            done.push((index, work(item)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        let joined = workers.into_iter().map(|worker| worker.join().expect("proofs do not panic"));
        joined.flatten().collect::<Vec<_>>()
    });
    done.sort_by_key(|&(index, _)| index);
    done.into_iter().map(|(_, proof)| proof).collect()
}
