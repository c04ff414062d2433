//! `reset`: an exercise as it was.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{Course, Outcome};
use crate::catalog::Exercise;
use crate::console::{note, print};
use crate::report::{answers, errors};
use crate::workspace::Workspace;

/// Puts the exercise back and keeps the learner's version.
///
/// # Errors
///
/// When the exercise is unknown, or a file cannot be read or written. Then
/// nothing has been put back.
pub(crate) fn run(course: &mut Course, id: &str) -> Result<Outcome> {
    let exercise = course.catalog.exercise(id)?.clone();
    let kept = put_back(course, &exercise)?;
    let kept = kept.map(|kept| course.workspace.shown(&kept));
    let file = course.workspace.shown(&course.workspace.file(&exercise));
    print(&answers::reset(id, &file, kept.as_deref()))?;
    Ok(Outcome::Passed)
}

/// Puts the exercise back; says where the learner's version is, if there was one.
///
/// # Errors
///
/// As [`run`].
pub(crate) fn put_back(course: &mut Course, exercise: &Exercise) -> Result<Option<PathBuf>> {
    let workspace = &course.workspace;
    let (file, shipped) = (workspace.file(exercise), workspace.shipped(exercise));
    let new =
        fs::read(&shipped).with_context(|| errors::cannot_read(&workspace.shown(&shipped)))?;
    let kept = match fs::read(&file) {
        Ok(old) if old != new => Some(keep(workspace, exercise, &old)?),
        _ => None,
    };
    fs::write(&file, new).with_context(|| errors::cannot_write(&file))?;
    if let Err(error) = course.progress.reopen(&exercise.id) {
        note(&errors::as_note(&error));
    }
    Ok(kept)
}

fn keep(workspace: &Workspace, exercise: &Exercise, text: &[u8]) -> Result<PathBuf> {
    let folder = workspace.state().join("kept");
    let write = |path: &Path| fs::create_dir_all(&folder).and_then(|()| fs::write(path, text));
    let path = (1..)
        .map(|number| folder.join(format!("{}.{number}.rs", exercise.id)))
        .find(|path| !path.exists())
        .expect("numbers do not end");
    write(&path).with_context(|| errors::cannot_write(&path))?;
    Ok(path)
}
