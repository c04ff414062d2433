//! What this session has built: where nothing has changed since, cargo need not be
//! asked, and the program is run at once. Where only the answer has changed, the
//! compiler is called as cargo called it.
//!
//! For one session only. The compiler, the environment and every configuration file
//! above the checkout belong to what a program is built from, and cargo alone knows
//! all of them; while one program runs, they stay.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::cargo::{Build, Compiler};
use crate::catalog::Exercise;
use crate::workspace::Workspace;

/// All that an answer is built from, as two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Inputs {
    answer: u64,
    /// The manifest and the checks of the exercise, and every crate there is.
    rest: u64,
}

impl Inputs {
    /// The answer by its text, all else by times and lengths, as cargo does.
    pub(crate) fn of(workspace: &Workspace, exercise: &Exercise, answer: &str) -> Self {
        let (root, package) = (workspace.root(), workspace.package(&exercise.topic));
        let mut hasher = DefaultHasher::new();
        stamp(&workspace.checks(exercise), &mut hasher);
        stamp(&package.join("Cargo.toml"), &mut hasher);
        stamp_files(root, &mut hasher);
        for folder in ["crates", "tests/fixtures", ".cargo"] {
            stamp_tree(&root.join(folder), &mut hasher);
        }
        Inputs { answer: hash(&answer), rest: hasher.finish() }
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn stamp(file: &Path, hasher: &mut impl Hasher) {
    file.hash(hasher);
    if let Ok(found) = fs::metadata(file) {
        (found.len(), found.modified().ok()).hash(hasher);
    }
}

/// Stamps the files of `folder`; returns the folders in it.
fn stamp_files(folder: &Path, hasher: &mut impl Hasher) -> Vec<fs::DirEntry> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|entry| entry.path().is_dir());
    files.iter().for_each(|file| stamp(&file.path(), hasher));
    folders
}

fn stamp_tree(folder: &Path, hasher: &mut impl Hasher) {
    for inner in stamp_files(folder, hasher) {
        stamp_tree(&inner.path(), hasher);
    }
}

/// What was built from which inputs, by exercise. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Memory(Arc<Mutex<BTreeMap<String, Remembered>>>);

#[derive(Debug)]
struct Remembered {
    inputs: Inputs,
    build: Build,
    /// The program as it was: another terminal may build another one there.
    program: u64,
    /// How cargo called the compiler, if it did with the same rest of the inputs.
    compiler: Option<Compiler>,
}

impl Memory {
    /// What was built from just these inputs, if it is still there.
    pub(crate) fn recall(&self, id: &str, inputs: Inputs) -> Option<Build> {
        let memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = memory.get(id)?;
        let same = known.inputs == inputs && known.program == program(&known.build);
        same.then(|| known.build.clone())
    }

    /// How cargo called the compiler for another answer, if all else is the same.
    pub(crate) fn compiler(&self, id: &str, inputs: Inputs) -> Option<Compiler> {
        let memory = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = memory.get(id)?;
        (known.inputs.rest == inputs.rest).then(|| known.compiler.clone())?
    }

    /// Remembers `build`. The inputs are those from before it: whatever changed
    /// while it was built is not in it for sure.
    pub(crate) fn keep(&self, id: &str, inputs: Inputs, build: &Build) {
        let compiler = match build {
            Build::Built { compiler: Some(compiler), .. } => Some(compiler.clone()),
            // It was built already, or refused: the last call still holds.
            _ => self.compiler(id, inputs),
        };
        let (build, program) = (build.clone(), program(build));
        let remembered = Remembered { inputs, build, program, compiler };
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), remembered);
    }
}

fn program(build: &Build) -> u64 {
    let mut hasher = DefaultHasher::new();
    if let Build::Built { executable, .. } = build {
        stamp(executable, &mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::cargo::Diagnostics;
    use crate::report::samples;

    fn write(file: &Path, text: &str) {
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    #[test]
    fn other_inputs_are_another_number() {
        let (folder, _progress) = samples::progress(&[]);
        let workspace = Workspace::find_from(folder.path()).unwrap();
        let catalog = samples::catalog();
        let inputs = |answer| Inputs::of(&workspace, catalog.exercise("turns").unwrap(), answer);
        let mut known = inputs("a");
        assert_ne!(known, inputs("b"));
        for file in [
            "exercises/demo/checks/turns.rs",
            "exercises/demo/Cargo.toml",
            "Cargo.lock",
            ".cargo/config.toml",
            "crates/queue/src/lib.rs",
            "crates/queue/build.rs",
            "tests/fixtures/src/lib.rs",
        ] {
            write(&folder.path().join(file), "new");
            assert_ne!(known, inputs("a"), "{file}");
            known = inputs("a");
        }
        write(&folder.path().join("exercises/demo/timers.rs"), "another answer");
        assert_eq!(known, inputs("a"));
    }

    const INPUTS: Inputs = Inputs { answer: 1, rest: 1 };

    fn compiler(executable: &Path) -> Compiler {
        let said = "Running `A=1 rustc --crate-name turns --edition=2024 --test -C x=y`";
        Compiler::of("turns", executable, said, Diagnostics::Plain).unwrap()
    }

    #[test]
    fn a_build_is_remembered_until_another_terminal_builds() {
        let folder = tempfile::tempdir().unwrap();
        let executable = folder.path().join("turns");
        write(&executable, "mine");
        let (memory, warnings) = (Memory::default(), String::new());
        let build = Build::Built { executable, warnings, compiler: None };
        memory.keep("turns", INPUTS, &build);
        assert_eq!(memory.recall("turns", INPUTS), Some(build));
        assert_eq!(memory.recall("turns", Inputs { answer: 2, ..INPUTS }), None);
        assert_eq!(memory.recall("turns", Inputs { rest: 2, ..INPUTS }), None);
        assert_eq!(memory.recall("timers", INPUTS), None);
        write(&folder.path().join("turns"), "another's");
        assert_eq!(memory.recall("turns", INPUTS), None);
    }

    #[test]
    fn a_call_of_the_compiler_is_remembered_while_only_the_answer_changes() {
        let (memory, executable) = (Memory::default(), PathBuf::from("/t/turns"));
        let compiler = Some(compiler(&executable));
        let warnings = String::new();
        let built = |compiler| Build::Built {
            executable: executable.clone(),
            warnings: warnings.clone(),
            compiler,
        };
        let another = Inputs { answer: 2, ..INPUTS };
        memory.keep("turns", INPUTS, &built(compiler.clone()));
        assert_eq!(memory.compiler("turns", another), compiler);
        memory.keep("turns", another, &Build::Refused("no".to_owned()));
        assert_eq!(memory.compiler("turns", INPUTS), compiler);
        let other_crates = Inputs { rest: 2, ..INPUTS };
        assert_eq!(memory.compiler("turns", other_crates), None);
        memory.keep("turns", other_crates, &built(None));
        assert_eq!(memory.compiler("turns", other_crates), None);
    }
}
