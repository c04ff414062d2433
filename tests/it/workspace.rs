//! Where things are, and the built lesson programs.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;
use transcript::{CLOCK_VARIABLE, RECORDING_VARIABLE, Recording, Transcript};

/// A lesson program: `crates/<topic>/examples/<name>.rs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Program {
    pub(crate) topic: String,
    pub(crate) name: String,
}

impl Program {
    /// The program in Rust.
    pub(crate) fn source(&self) -> PathBuf {
        self.in_crate("examples", "rs")
    }

    /// The same program in Python.
    pub(crate) fn twin(&self) -> PathBuf {
        self.in_crate("python", "py")
    }

    /// Why it has no twin, if its header says `//! No twin: ` and a reason.
    pub(crate) fn no_twin(&self) -> Option<String> {
        let source = fs::read_to_string(self.source()).expect("the program can be read");
        let header = source.lines().take_while(|line| line.starts_with("//!"));
        let mut reasons = header.filter_map(|line| line.strip_prefix("//! No twin: "));
        reasons.next().map(str::to_owned)
    }

    /// The first paragraph of its header in one line, without the systems it names.
    pub(crate) fn about(&self) -> String {
        let source = fs::read_to_string(self.source()).expect("the program can be read");
        let lines = source.lines().map_while(|line| line.strip_prefix("//! "));
        let about = lines.collect::<Vec<_>>().join(" ");
        match about.split_once(": ") {
            Some((ids, about)) if ids.split([',', ' ']).next().is_some_and(is_id) => about.into(),
            _ => about,
        }
    }

    /// The systems that its first line names: `//! C1, M3: a lost task.`
    pub(crate) fn seeds(&self) -> Vec<String> {
        let source = fs::read_to_string(self.source()).expect("the program can be read");
        let header = source.strip_prefix("//! ").and_then(|header| header.split_once(": "));
        let ids: Vec<String> =
            header.iter().flat_map(|(ids, _)| ids.split(", ").map(str::to_owned)).collect();
        // `A7, gone wrong: …` is another program about A7, not the one for it.
        if ids.iter().all(|id| is_id(id)) { ids } else { Vec::new() }
    }

    /// Whether a plain `cargo build --examples` builds it.
    pub(crate) fn is_built(&self) -> bool {
        EXECUTABLES.contains_key(self)
    }

    /// The transcript that the topic's own tests pin.
    pub(crate) fn pinned(&self) -> Option<String> {
        let file = format!("tests/it/snapshots/it__order__{}.snap", self.name);
        let text = fs::read_to_string(crate_dir(&self.topic).join(file)).ok()?;
        let body = text.splitn(3, "---\n").nth(2)?;
        Some(body.to_owned())
    }

    /// What the built program prints, run as a learner does, on the virtual clock.
    pub(crate) fn run(&self) -> String {
        TRANSCRIPTS[self].clone()
    }

    /// The run of the built program, with all that it did.
    pub(crate) fn recorded(&self) -> Transcript {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        text(self.command().env(RECORDING_VARIABLE, file.path()));
        let json = fs::read_to_string(file.path()).expect("the program writes its recording");
        Transcript::new(Recording::from_json(&json).expect("it is a recording"))
    }

    fn command(&self) -> Command {
        let program = EXECUTABLES.get(self).unwrap_or_else(|| panic!("{self:?} was not built"));
        let mut command = Command::new(program);
        command.env(CLOCK_VARIABLE, "virtual");
        command.env_remove(RECORDING_VARIABLE);
        command
    }

    /// The picture of its run, if a page shows it.
    pub(crate) fn picture(&self) -> PathBuf {
        self.in_crate("pictures", "svg")
    }

    fn in_crate(&self, folder: &str, extension: &str) -> PathBuf {
        crate_dir(&self.topic).join(folder).join(&self.name).with_extension(extension)
    }
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("`tests` is in the workspace")
}

pub(crate) fn crate_dir(topic: &str) -> PathBuf {
    root().join("crates").join(topic)
}

/// Every lesson program that has a twin, or lacks one, found by looking.
pub(crate) fn programs() -> Vec<Program> {
    let mut programs = all_programs();
    programs.retain(|program| program.no_twin().is_none());
    programs
}

/// Those that say why they have no twin as well.
pub(crate) fn all_programs() -> Vec<Program> {
    let mut programs: Vec<Program> = files_in(&root().join("crates"))
        .into_iter()
        .flat_map(|topic| files_in(&topic.join("examples")))
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .map(|file| program_of(&file))
        .collect();
    programs.sort();
    programs
}

/// The entries of a folder; none if there is no such folder.
pub(crate) fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    entries.map(|entry| entry.expect("the folder can be read").path()).collect()
}

/// Standard output of a command that succeeds.
pub(crate) fn text(command: &mut Command) -> String {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {}\n{errors}", output.status);
    String::from_utf8(output.stdout).expect("programs print UTF-8")
}

/// `A7`: the letter of an article, and the number of a system in it.
fn is_id(text: &str) -> bool {
    text.get(1..).is_some_and(|number| number.parse::<u32>().is_ok())
}

fn program_of(source: &Path) -> Program {
    let part = |path: Option<&Path>| {
        let name = path.and_then(Path::file_stem).expect("a path in the workspace");
        name.to_string_lossy().into_owned()
    };
    Program { topic: part(source.ancestors().nth(2)), name: part(Some(source)) }
}

/// What each program prints. Several tests ask, and one run answers them all.
static TRANSCRIPTS: LazyLock<BTreeMap<Program, String>> = LazyLock::new(|| {
    let run = |program: Program| (program.clone(), text(&mut program.command()));
    programs().into_iter().map(run).collect()
});

/// The programs, built by one call of the cargo that runs this test. `cargo test`
/// has built them already; then this only finds them.
static EXECUTABLES: LazyLock<BTreeMap<Program, PathBuf>> = LazyLock::new(|| {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let messages = text(Command::new(cargo).current_dir(root()).args([
        "build",
        "--quiet",
        "--examples",
        "--message-format=json",
    ]));
    messages.lines().filter_map(|line| executable(&serde_json::from_str(line).ok()?)).collect()
});

fn executable(message: &Value) -> Option<(Program, PathBuf)> {
    let target = &message["target"];
    let is_example = target["kind"].as_array()?.iter().any(|kind| kind == "example");
    let program = program_of(Path::new(target["src_path"].as_str()?));
    let executable = PathBuf::from(message["executable"].as_str()?);
    is_example.then_some((program, executable))
}
