//! The package in which all answers of a topic are built at once.
//!
//! It lies in the target folder and is a workspace of its own: hundreds of
//! answers have no place in the real one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use toml::{Table, Value};

use super::answers::Answer;
use crate::catalog::Topic;
use crate::report::errors;
use crate::workspace::Workspace;

/// Writes the package, and returns its folder.
///
/// # Errors
///
/// When a manifest cannot be read or the folder not written.
pub(super) fn generate(
    workspace: &Workspace,
    topic: &Topic,
    answers: &[Answer],
) -> Result<PathBuf> {
    let root = read(&workspace.root().join("Cargo.toml"))?;
    let exercises = read(&workspace.package(&topic.id).join("Cargo.toml"))?;
    let manifest = manifest(workspace.root(), root, exercises, answers).to_string();
    let folder = workspace.root().join("target/course/gate").join(&topic.id);
    write(workspace, &folder, &manifest).with_context(|| errors::cannot_write(&folder))?;
    Ok(folder)
}

fn write(workspace: &Workspace, folder: &Path, manifest: &str) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("Cargo.toml"), manifest)?;
    // The same versions; where none are chosen yet, cargo chooses.
    let lock = workspace.root().join("Cargo.lock");
    if lock.is_file() {
        fs::copy(lock, folder.join("Cargo.lock"))?;
    }
    Ok(())
}

fn read(manifest: &Path) -> Result<Table> {
    let shown = manifest.display().to_string();
    let text = fs::read_to_string(manifest).with_context(|| errors::cannot_read(&shown))?;
    text.parse().with_context(|| errors::bad_manifest(&shown))
}

/// The manifest of the exercises, with the answers as its tests and all it
/// inherits from the workspace in `root`.
fn manifest(root: &Path, mut workspace: Table, mut exercises: Table, answers: &[Answer]) -> Table {
    exercises.insert("test".to_owned(), Value::Array(answers.iter().map(target).collect()));
    if let Some(Value::Table(mut inherited)) = workspace.remove("workspace") {
        inherited.remove("members");
        inherited.remove("default-members");
        make_absolute(root, &mut inherited);
        exercises.insert("workspace".to_owned(), Value::Table(inherited));
    }
    // The same profile: dependencies that are built already are built no more.
    if let Some(profile) = workspace.remove("profile") {
        exercises.insert("profile".to_owned(), profile);
    }
    exercises
}

fn target(answer: &Answer) -> Value {
    let mut target = Table::new();
    target.insert("name".to_owned(), answer.target().into());
    target.insert("path".to_owned(), answer.file.display().to_string().into());
    Value::Table(target)
}

fn make_absolute(root: &Path, inherited: &mut Table) {
    let Some(Value::Table(dependencies)) = inherited.get_mut("dependencies") else { return };
    for (_, dependency) in dependencies.iter_mut() {
        if let Some(Value::String(path)) = dependency.get_mut("path") {
            *path = root.join(&path).display().to_string();
        }
    }
}
