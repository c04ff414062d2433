//! The answers of which the verdict is known beforehand.

use std::fs;
use std::path::{Path, PathBuf};

use fixtures::Verdict;

use super::expected_verdict;
use crate::catalog::{Exercise, Topic};
use crate::workspace::Workspace;

/// An answer to an exercise, and the verdict it must get.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) exercise: Exercise,
    /// `as shipped`, `solution`, or the name of a wrong answer.
    pub(super) name: String,
    pub(super) file: PathBuf,
    pub(super) expected: Verdict,
}

impl Answer {
    /// The name of its test target: unique in the topic.
    pub(super) fn target(&self) -> String {
        format!("{}__{}", self.exercise.id, self.name.replace([' ', '/'], "_"))
    }
}

/// Every answer of `topic` that is there. Missing ones are the business of the
/// proof about files.
pub(super) fn of_topic(workspace: &Workspace, topic: &Topic) -> Vec<Answer> {
    topic.exercises.iter().flat_map(|exercise| of_exercise(workspace, exercise)).collect()
}

fn of_exercise(workspace: &Workspace, exercise: &Exercise) -> Vec<Answer> {
    let answer = |name: &str, file: PathBuf, expected| Answer {
        exercise: exercise.clone(),
        name: name.to_owned(),
        file,
        expected,
    };
    let mut answers = vec![
        answer("as shipped", workspace.file(exercise), exercise.ships),
        answer("solution", workspace.solution(exercise), Verdict::Passed),
    ];
    for file in wrong_answers(&workspace.wrong(exercise)) {
        if let (Some(expected), Some(stem)) = (expected_verdict(&file), file.file_stem()) {
            let name = format!("wrong/{}", stem.display());
            answers.push(answer(&name, file, expected));
        }
    }
    answers.retain(|answer| answer.file.is_file());
    answers
}

/// The wrong answers in `folder`, by name.
pub(super) fn wrong_answers(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files
}
