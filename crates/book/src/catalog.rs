//! The topics and exercises of `exercises/course.toml`, as far as a reader sees them.
//!
//! The command line checks the catalog; here it is only read.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(crate) struct Catalog {
    #[serde(rename = "topic")]
    pub(crate) topics: Vec<Topic>,
}

/// One concept: a crate, its lesson, its exercises.
#[derive(Debug, Deserialize)]
pub(crate) struct Topic {
    pub(crate) id: String,
    pub(crate) title: String,
    #[serde(default, rename = "exercise")]
    pub(crate) exercises: Vec<Exercise>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Exercise {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) kind: String,
    pub(crate) minutes: u32,
}

impl Catalog {
    pub(crate) fn load(root: &Path) -> Result<Self> {
        let file = root.join("exercises/course.toml");
        let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        toml::from_str(&text).with_context(|| file.display().to_string())
    }
}

impl Topic {
    /// Its lesson, from the root of the workspace.
    pub(crate) fn lesson(&self) -> String {
        format!("crates/{}/README.md", self.id)
    }

    /// The folder of its pictures, from the root of the workspace.
    pub(crate) fn pictures(&self) -> String {
        format!("crates/{}/pictures", self.id)
    }

    /// Its chapter in the book.
    pub(crate) fn file(&self) -> String {
        format!("{}.md", self.id)
    }
}
