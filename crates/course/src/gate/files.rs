//! Whether every file of a topic is there, and none besides.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fixtures::Verdict;
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

use super::Proof;
use super::answers::wrong_answers;
use crate::catalog::{Catalog, Exercise, Topic};
use crate::hints::Hints;
use crate::report::proofs;
use crate::workspace::Workspace;

/// An exercise must turn down at least so many wrong answers.
const WRONG_ANSWERS: usize = 3;

pub(super) fn prove(workspace: &Workspace, topic: &Topic) -> Vec<Proof> {
    let mut proofs: Vec<Proof> =
        topic.exercises.iter().map(|exercise| prove_exercise(workspace, exercise)).collect();
    let stray = stray(workspace, topic);
    proofs.push(Proof::new(proofs::nothing_stray(), none(stray)));
    proofs
}

fn prove_exercise(workspace: &Workspace, exercise: &Exercise) -> Proof {
    let mut faults = missing(workspace, exercise);
    if let (Ok(file), Ok(shipped)) =
        (fs::read(workspace.file(exercise)), fs::read(workspace.shipped(exercise)))
        && file != shipped
    {
        faults.push(proofs::not_as_shipped(&workspace.shown(&workspace.shipped(exercise))));
    }
    if let Ok(text) = fs::read_to_string(workspace.hints(exercise))
        && let Err(error) = Hints::parse(&text)
    {
        faults.push(error.to_string());
    }
    let wrong = wrong_answers(&workspace.wrong(exercise));
    let written = files_of(workspace, exercise).into_iter().chain(wrong.iter().cloned());
    let unfinished = written.filter(|file| has_gaps(file));
    faults.extend(unfinished.map(|file| proofs::unfinished(&workspace.shown(&file))));
    if wrong.len() < WRONG_ANSWERS {
        faults.push(proofs::few_wrong_answers(wrong.len(), WRONG_ANSWERS));
    }
    let unnamed = wrong.iter().filter(|file| expected_verdict(file).is_none());
    faults.extend(unnamed.map(|file| proofs::no_expected_verdict(&workspace.shown(file))));
    Proof::new(proofs::complete(&exercise.id), none(faults))
}

fn none(faults: Vec<String>) -> Result<(), String> {
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n")) }
}

fn files_of(workspace: &Workspace, exercise: &Exercise) -> [PathBuf; 5] {
    [
        workspace.file(exercise),
        workspace.shipped(exercise),
        workspace.checks(exercise),
        workspace.hints(exercise),
        workspace.solution(exercise),
    ]
}

/// Whether its author has left a place to be filled in.
fn has_gaps(file: &Path) -> bool {
    fs::read_to_string(file).is_ok_and(|text| text.contains("TODO"))
}

fn missing(workspace: &Workspace, exercise: &Exercise) -> Vec<String> {
    let files = files_of(workspace, exercise);
    let missing = files.iter().filter(|file| !file.is_file());
    missing.map(|file| proofs::missing(&workspace.shown(file))).collect()
}

/// The verdict that the first line of a wrong answer names.
pub(crate) fn expected_verdict(file: &Path) -> Option<Verdict> {
    let text = fs::read_to_string(file).ok()?;
    let name = text.lines().next()?.strip_prefix("//! verdict: ")?;
    Verdict::deserialize(StrDeserializer::<Error>::new(name.trim_end())).ok()
}

/// Files of `topic` that no exercise knows.
fn stray(workspace: &Workspace, topic: &Topic) -> Vec<String> {
    let mut known = BTreeSet::new();
    for folder in [workspace.package(&topic.id), workspace.solutions(&topic.id)] {
        known.insert(folder.join("Cargo.toml"));
    }
    for exercise in &topic.exercises {
        known.insert(workspace.file(exercise));
        known.insert(workspace.shipped(exercise));
        known.insert(workspace.checks(exercise));
        known.insert(workspace.hints(exercise));
        known.insert(workspace.solution(exercise));
        known.extend(wrong_answers(&workspace.wrong(exercise)));
    }
    let mut found = files_under(&workspace.package(&topic.id));
    found.extend(files_under(&workspace.solutions(&topic.id)));
    let stray = found.iter().filter(|file| !known.contains(*file));
    stray.map(|file| proofs::stray(&workspace.shown(file))).collect()
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let files = paths.into_iter();
    files.flat_map(|path| if path.is_dir() { files_under(&path) } else { vec![path] }).collect()
}

/// Folders of exercises that the catalog does not name.
pub(crate) fn stray_topics(workspace: &Workspace, catalog: &Catalog) -> Proof {
    let known = |name: &str| catalog.topics.iter().any(|topic| topic.id == name);
    let entries = fs::read_dir(workspace.exercises()).into_iter().flatten().flatten();
    let mut stray: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .filter(|entry| !entry.file_name().to_str().is_some_and(known))
        .map(|entry| proofs::stray(&workspace.shown(&entry.path())))
        .collect();
    stray.sort();
    Proof::new(proofs::nothing_stray(), none(stray))
}
