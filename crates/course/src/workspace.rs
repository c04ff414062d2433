//! Where things are.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::catalog::Exercise;
use crate::report::errors;

/// A checkout of the course.
#[derive(Debug, Clone)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// The checkout that the current folder is in; failing that, the one this
    /// program was built in.
    ///
    /// # Errors
    ///
    /// When neither is there.
    pub(crate) fn find() -> Result<Self> {
        let here = env::current_dir().context(errors::no_current_folder())?;
        let built_in = Path::new(env!("CARGO_MANIFEST_DIR"));
        Workspace::find_from(&here)
            .or_else(|| Workspace::find_from(built_in))
            .with_context(|| errors::no_checkout(&here))
    }

    /// The checkout that `start` is in.
    pub(crate) fn find_from(start: &Path) -> Option<Self> {
        let root = start.ancestors().find(|folder| folder.join("exercises/course.toml").is_file());
        root.map(|root| Workspace { root: root.to_owned() })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn catalog(&self) -> PathBuf {
        self.root.join("exercises/course.toml")
    }

    /// Every topic's folder of exercises.
    pub(crate) fn exercises(&self) -> PathBuf {
        self.root.join("exercises")
    }

    /// The folder of a topic's exercises: a cargo package.
    pub(crate) fn package(&self, topic: &str) -> PathBuf {
        self.exercises().join(topic)
    }

    /// The folder of a topic's solutions: a cargo package.
    pub(crate) fn solutions(&self, topic: &str) -> PathBuf {
        self.root.join("solutions").join(topic)
    }

    /// The folder of a topic's crate.
    pub(crate) fn concept(&self, topic: &str) -> PathBuf {
        self.root.join("crates").join(topic)
    }

    /// What the learner edits.
    pub(crate) fn file(&self, exercise: &Exercise) -> PathBuf {
        self.package(&exercise.topic).join(format!("{}.rs", exercise.id))
    }

    /// The same as it ships.
    pub(crate) fn shipped(&self, exercise: &Exercise) -> PathBuf {
        self.package(&exercise.topic).join(format!("shipped/{}.rs", exercise.id))
    }

    pub(crate) fn checks(&self, exercise: &Exercise) -> PathBuf {
        self.package(&exercise.topic).join(format!("checks/{}.rs", exercise.id))
    }

    pub(crate) fn hints(&self, exercise: &Exercise) -> PathBuf {
        self.package(&exercise.topic).join(format!("hints/{}.md", exercise.id))
    }

    /// The folder of known wrong answers.
    pub(crate) fn wrong(&self, exercise: &Exercise) -> PathBuf {
        self.package(&exercise.topic).join("wrong").join(&exercise.id)
    }

    pub(crate) fn solution(&self, exercise: &Exercise) -> PathBuf {
        self.solutions(&exercise.topic).join(format!("{}.rs", exercise.id))
    }

    /// Where the learner's progress and kept versions live.
    pub(crate) fn state(&self) -> PathBuf {
        self.root.join(".course")
    }

    /// Where cargo builds; gates share it, so that dependencies are built once.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.root.join("target"), PathBuf::from)
    }

    /// What is kept about the program that was built from an answer.
    pub(crate) fn built(&self, exercise: &Exercise) -> PathBuf {
        self.target().join("course/built").join(format!("{}.json", exercise.id))
    }

    /// `path` as the learner sees it: from the root of the checkout.
    pub(crate) fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_checkout_is_found_from_any_folder_in_it() {
        let checkout = tempfile::tempdir().unwrap();
        let deep = checkout.path().join("exercises/demo/wrong");
        fs::create_dir_all(&deep).unwrap();
        fs::write(checkout.path().join("exercises/course.toml"), "").unwrap();

        let workspace = Workspace::find_from(&deep).unwrap();

        assert_eq!(workspace.root(), checkout.path());
    }

    #[test]
    fn outside_a_checkout_none_is_found() {
        let elsewhere = tempfile::tempdir().unwrap();
        assert!(Workspace::find_from(elsewhere.path()).is_none());
    }
}
