//! The catalog: topics and exercises, read from `exercises/course.toml`.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fixtures::Verdict;
use serde::Deserialize;

use crate::report::errors;
use crate::workspace::Workspace;

/// The version of the format that this program reads.
const VERSION: u32 = 1;

/// Every topic, in the order in which they build on each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Catalog {
    version: u32,
    #[serde(rename = "topic")]
    pub(crate) topics: Vec<Topic>,
}

/// One concept: a crate, its lesson, its exercises.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    pub(crate) id: String,
    pub(crate) title: String,
    /// The names of asyncio that it answers to.
    pub(crate) asyncio: String,
    #[serde(default, rename = "exercise")]
    pub(crate) exercises: Vec<Exercise>,
}

/// One exercise. Its id is unique in the whole course.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exercise {
    pub(crate) id: String,
    /// The topic it belongs to; filled in once the catalog is read.
    #[serde(skip)]
    pub(crate) topic: String,
    pub(crate) title: String,
    pub(crate) kind: Kind,
    pub(crate) minutes: u32,
    /// The verdict it gets before anybody has touched it.
    pub(crate) ships: Verdict,
    #[serde(default = "default_seconds")]
    seconds: u64,
}

fn default_seconds() -> u64 {
    20
}

/// What the learner is asked to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// Fill in the order before running it.
    Predict,
    /// Mend a habit that bites.
    Fix,
    /// Write what is missing.
    Complete,
    /// Say a Python program in Rust.
    Port,
    /// Write the primitive itself.
    Build,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Kind::Predict => "predict",
            Kind::Fix => "fix",
            Kind::Complete => "complete",
            Kind::Port => "port",
            Kind::Build => "build",
        })
    }
}

impl Exercise {
    /// How long its checks may take in real time.
    pub(crate) fn limit(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    /// The cargo package that holds it.
    pub(crate) fn package(&self) -> String {
        format!("{}-exercises", self.topic)
    }
}

impl Catalog {
    /// Reads the catalog of `workspace`.
    ///
    /// # Errors
    ///
    /// When there is none, or when it contradicts itself.
    pub(crate) fn load(workspace: &Workspace) -> Result<Self> {
        let path = workspace.catalog();
        let shown = workspace.shown(&path);
        let text = fs::read_to_string(&path).with_context(|| errors::cannot_read(&shown))?;
        Catalog::parse(&text).with_context(|| errors::bad_catalog(&shown))
    }

    /// Reads a catalog from its text.
    ///
    /// # Errors
    ///
    /// When it contradicts itself.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut catalog: Catalog = toml::from_str(text)?;
        ensure!(catalog.version == VERSION, errors::other_catalog(catalog.version, VERSION));
        for topic in &mut catalog.topics {
            for exercise in &mut topic.exercises {
                exercise.topic.clone_from(&topic.id);
            }
        }
        catalog.validate()?;
        Ok(catalog)
    }

    fn validate(&self) -> Result<()> {
        let topics = self.topics.iter().map(|topic| &topic.id);
        let exercises = self.exercises().map(|exercise| &exercise.id);
        let mut seen = BTreeSet::new();
        for id in topics.chain(exercises) {
            // They become names of packages, test targets and files.
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
            if id.is_empty() || !id.chars().all(plain) {
                bail!(errors::bad_id(id));
            }
            ensure!(seen.insert(id), errors::id_used_twice(id));
        }
        Ok(())
    }

    /// Every exercise, in order.
    pub(crate) fn exercises(&self) -> impl Iterator<Item = &Exercise> {
        self.topics.iter().flat_map(|topic| &topic.exercises)
    }

    /// The topic of this name.
    ///
    /// # Errors
    ///
    /// With the nearest names, when there is none.
    pub(crate) fn topic(&self, id: &str) -> Result<&Topic> {
        self.topics.iter().find(|topic| topic.id == id).ok_or_else(|| {
            let known = self.topics.iter().map(|topic| topic.id.as_str());
            errors::unknown("topic", id, known, "cargo course list")
        })
    }

    /// The exercise of this name.
    ///
    /// # Errors
    ///
    /// With the nearest names, when there is none.
    pub(crate) fn exercise(&self, id: &str) -> Result<&Exercise> {
        self.exercises().find(|exercise| exercise.id == id).ok_or_else(|| {
            if self.topics.iter().any(|topic| topic.id == id) {
                return errors::topic_instead_of_exercise(id);
            }
            let known = self.exercises().map(|exercise| exercise.id.as_str());
            errors::unknown("exercise", id, known, "cargo course list")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TURNS: &str = r#"
version = 1
[[topic]]
id = "demo"
title = "Turns"
asyncio = "sleep"
[[topic.exercise]]
id = "turns"
title = "Take turns"
kind = "fix"
minutes = 10
ships = "wrong order"
"#;

    fn complaint(text: &str) -> String {
        Catalog::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn an_exercise_knows_its_topic_and_has_twenty_seconds() {
        let catalog = Catalog::parse(TURNS).unwrap();
        let turns = catalog.exercise("turns").unwrap();
        assert_eq!(turns.package(), "demo-exercises");
        assert_eq!(turns.limit(), Duration::from_secs(20));
        assert_eq!(turns.ships, Verdict::WrongOrder);
    }

    #[test]
    fn an_unknown_kind_is_refused_with_its_line() {
        let text = TURNS.replace("\"fix\"", "\"mend\"");
        insta::assert_snapshot!(complaint(&text), @r#"
        TOML parse error at line 10, column 8
           |
        10 | kind = "mend"
           |        ^^^^^^
        unknown variant `mend`, expected one of `predict`, `fix`, `complete`, `port`, `build`
        "#);
    }

    #[test]
    fn an_unknown_verdict_is_refused_with_its_line() {
        let text = TURNS.replace("wrong order", "wrong odour");
        insta::assert_snapshot!(complaint(&text), @r#"
        TOML parse error at line 12, column 9
           |
        12 | ships = "wrong odour"
           |         ^^^^^^^^^^^^^
        unknown variant `wrong odour`, expected one of `passed`, `does not compile`, `panicked`, `wrong value`, `wrong order`, `wrong time`, `leaked task`, `hung`, `blocked the loop`, `not started`
        "#);
    }

    #[test]
    fn an_id_used_twice_is_refused() {
        let text = TURNS.replace("id = \"turns\"", "id = \"demo\"");
        insta::assert_snapshot!(complaint(&text), @"the id `demo` is used twice");
    }

    #[test]
    fn an_id_that_is_no_file_name_is_refused() {
        let text = TURNS.replace("id = \"turns\"", "id = \"../turns\"");
        insta::assert_snapshot!(complaint(&text), @"the id `../turns` may hold only a-z, 0-9, - and _");
    }

    #[test]
    fn a_newer_catalog_is_refused() {
        let text = TURNS.replace("version = 1", "version = 2");
        insta::assert_snapshot!(complaint(&text), @"it has version 2, and this program reads version 1");
    }
}
