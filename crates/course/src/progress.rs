//! What the learner has done: `.course/progress.json`, and nothing else writes it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::catalog::{Catalog, Exercise};
use crate::report::errors;
use crate::workspace::Workspace;

/// The version of the format that this program reads and writes.
const VERSION: u32 = 1;

/// Which exercises have passed, and how many hints were shown.
#[derive(Debug)]
pub(crate) struct Progress {
    file: PathBuf,
    stored: Stored,
}

/// The file. Exercises that the course no longer has are kept in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Stored {
    version: u32,
    #[serde(default)]
    passed: BTreeMap<String, Passed>,
    #[serde(default)]
    hints: BTreeMap<String, usize>,
}

/// When an exercise first passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Passed {
    /// Seconds since 1970.
    at: u64,
}

impl Default for Stored {
    fn default() -> Self {
        Stored { version: VERSION, passed: BTreeMap::new(), hints: BTreeMap::new() }
    }
}

/// Progress that could be read, or a new one and why.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) progress: Progress,
    /// The file that could not be read, and what became of it.
    pub(crate) notice: Option<String>,
}

impl Progress {
    /// Reads the progress kept in `workspace`.
    ///
    /// A file that cannot be read is kept aside under another name.
    pub(crate) fn load(workspace: &Workspace) -> Loaded {
        let file = workspace.state().join("progress.json");
        let (stored, notice) = match read(&file) {
            Ok(stored) => (stored, None),
            Err(error) => {
                let kept = keep_aside(&file);
                let kept = kept.map(|kept| workspace.shown(&kept)).ok();
                let notice = errors::unreadable_progress(&error.to_string(), kept.as_deref());
                (Stored::default(), Some(notice))
            }
        };
        Loaded { progress: Progress { file, stored }, notice }
    }

    pub(crate) fn passed(&self, id: &str) -> bool {
        self.stored.passed.contains_key(id)
    }

    /// How many hints for the exercise were shown.
    pub(crate) fn hints(&self, id: &str) -> usize {
        self.stored.hints.get(id).copied().unwrap_or(0)
    }

    /// How many exercises of the catalog have passed.
    pub(crate) fn count(&self, catalog: &Catalog) -> usize {
        catalog.exercises().filter(|exercise| self.passed(&exercise.id)).count()
    }

    /// The first exercise that has not passed.
    pub(crate) fn next<'a>(&self, catalog: &'a Catalog) -> Option<&'a Exercise> {
        catalog.exercises().find(|exercise| !self.passed(&exercise.id))
    }

    /// Marks an exercise as passed.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub(crate) fn pass(&mut self, id: &str) -> Result<()> {
        if self.passed(id) {
            return Ok(());
        }
        let at = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
        self.update(|stored| {
            stored.passed.insert(id.to_owned(), Passed { at });
        })
    }

    /// Marks an exercise as open again, with no hint shown.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub(crate) fn reopen(&mut self, id: &str) -> Result<()> {
        self.update(|stored| {
            stored.passed.remove(id);
            stored.hints.remove(id);
        })
    }

    /// Notes that so many hints were shown.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub(crate) fn show_hints(&mut self, id: &str, count: usize) -> Result<()> {
        self.update(|stored| {
            stored.hints.insert(id.to_owned(), count);
        })
    }

    /// Changes what is kept. The file is read again first: another terminal may
    /// have written it meanwhile.
    fn update(&mut self, change: impl Fn(&mut Stored)) -> Result<()> {
        change(&mut self.stored);
        let mut fresh = read(&self.file).unwrap_or_else(|_| self.stored.clone());
        change(&mut fresh);
        write(&self.file, &fresh).with_context(|| errors::cannot_keep_progress(&self.file))?;
        self.stored = fresh;
        Ok(())
    }
}

fn read(file: &Path) -> Result<Stored> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        // A path through something that is no folder: reported when we write.
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Stored::default());
        }
        Err(error) => return Err(error.into()),
    };
    let stored: Stored = serde_json::from_str(&text)?;
    anyhow::ensure!(stored.version == VERSION, errors::newer_progress(stored.version));
    Ok(stored)
}

/// By a rename, so that no moment has half a file.
fn write(file: &Path, stored: &Stored) -> Result<()> {
    let folder = file.parent().expect("the file is in the state folder");
    fs::create_dir_all(folder)?;
    let mut new = tempfile::NamedTempFile::new_in(folder)?;
    serde_json::to_writer_pretty(&mut new, stored)?;
    new.write_all(b"\n")?;
    new.as_file().sync_all()?;
    new.persist(file)?;
    Ok(())
}

fn keep_aside(file: &Path) -> std::io::Result<PathBuf> {
    let kept = (1..)
        .map(|number| file.with_file_name(format!("progress.unreadable-{number}.json")))
        .find(|path| !path.exists())
        .expect("numbers do not end");
    fs::rename(file, &kept)?;
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with this text as its progress, if any.
    fn folder(text: Option<&str>) -> (tempfile::TempDir, Workspace) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("exercises")).unwrap();
        fs::write(folder.path().join("exercises/course.toml"), "").unwrap();
        let workspace = Workspace::find_from(folder.path()).unwrap();
        if let Some(text) = text {
            fs::create_dir_all(workspace.state()).unwrap();
            fs::write(workspace.state().join("progress.json"), text).unwrap();
        }
        (folder, workspace)
    }

    fn load(workspace: &Workspace) -> Progress {
        Progress::load(workspace).progress
    }

    #[test]
    fn what_has_passed_is_known_to_the_next_program() {
        let (_folder, workspace) = folder(None);
        load(&workspace).pass("turns").unwrap();
        assert!(load(&workspace).passed("turns"));
        assert!(!load(&workspace).passed("timers"));
    }

    #[test]
    fn an_exercise_that_the_course_no_longer_has_is_kept() {
        let (_folder, workspace) =
            folder(Some(r#"{"version":1,"passed":{"gone":{"at":7}},"hints":{}}"#));
        load(&workspace).pass("turns").unwrap();
        assert!(load(&workspace).passed("gone"));
    }

    #[test]
    fn two_programs_do_not_undo_each_other() {
        let (_folder, workspace) = folder(None);
        let (mut first, mut second) = (load(&workspace), load(&workspace));
        first.pass("turns").unwrap();
        second.show_hints("timers", 2).unwrap();
        assert!(load(&workspace).passed("turns"));
        assert_eq!(load(&workspace).hints("timers"), 2);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_kept_aside() {
        let (_folder, workspace) = folder(Some("half a fi"));
        let loaded = Progress::load(&workspace);
        assert!(loaded.notice.unwrap().contains(".course/progress.unreadable-1.json"));
        let kept = workspace.state().join("progress.unreadable-1.json");
        assert_eq!(fs::read_to_string(kept).unwrap(), "half a fi");
    }

    #[test]
    fn a_file_of_a_newer_program_is_kept_aside() {
        let (_folder, workspace) = folder(Some(r#"{"version":2,"passed":[]}"#));
        assert!(Progress::load(&workspace).notice.is_some());
        assert!(workspace.state().join("progress.unreadable-1.json").is_file());
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_an_error_and_not_the_end() {
        let (folder, workspace) = folder(None);
        fs::write(folder.path().join(".course"), "a file, not a folder").unwrap();
        let mut progress = load(&workspace);
        assert!(progress.pass("turns").is_err());
        assert!(progress.passed("turns"));
    }
}
