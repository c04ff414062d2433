//! Which text of an answer its program was built from.
//!
//! Cargo compares times, not texts: an older file that is moved into the place of
//! a newer one is taken for the one that was built, and its verdict would be that
//! of the other. So the text is kept, and a program of another text is deleted.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::catalog::Exercise;
use crate::workspace::Workspace;

/// The program that was built last, and the answer it was built from.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Built {
    executable: PathBuf,
    answer: String,
}

/// Deletes the program that was built from another text than `answer`, if there is
/// one: cargo builds what is not there.
pub(crate) fn forget_another(workspace: &Workspace, exercise: &Exercise, answer: &str) {
    let record = fs::read(workspace.built(exercise)).unwrap_or_default();
    if let Ok(built) = serde_json::from_slice::<Built>(&record)
        && built.answer != answer
    {
        // It may be gone already.
        let _ = fs::remove_file(built.executable);
    }
}

/// Keeps that `executable` was built from `answer`.
///
/// A folder that cannot be written keeps cargo from building, which says so.
pub(crate) fn keep(workspace: &Workspace, exercise: &Exercise, executable: &Path, answer: &str) {
    let record = workspace.built(exercise);
    let built = Built { executable: executable.to_owned(), answer: answer.to_owned() };
    let text = serde_json::to_vec(&built).unwrap_or_default();
    if let Some(folder) = record.parent() {
        let _ = fs::create_dir_all(folder).and_then(|()| fs::write(&record, text));
    }
}
