//! The one module that starts processes: cargo and what cargo has built.

mod compiler;
mod messages;
mod process;

use std::collections::BTreeMap;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use fixtures::{Report, VERDICT_VARIABLE};
use transcript::{RECORDING_VARIABLE, Recording};

pub(crate) use compiler::Compiler;
pub(crate) use process::{End, Finished, Live};

use crate::check::Unjudged;
use crate::report::errors;
use crate::stop::{Stop, Stopped};
use process::Bounds;

/// How much of an answer's output is kept.
const OUTPUT: usize = 64 * 1024;

/// How much of cargo's output is kept; it sends a line per dependency.
const MESSAGES: usize = 64 * 1024 * 1024;

/// What became of one test target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Build {
    /// It compiled.
    Built {
        /// The test program.
        executable: PathBuf,
        /// What the compiler remarked, as cargo prints it.
        warnings: String,
        /// How cargo called the compiler; `None` if it had no need to.
        compiler: Option<Compiler>,
    },
    /// The compiler refused it and said why, as cargo prints it.
    Refused(String),
}

/// What the checks of an answer did.
#[derive(Debug)]
pub(crate) struct Run {
    /// How the process ended, and what it printed.
    pub(crate) finished: Finished,
    /// What the failed checks had to say, in order.
    pub(crate) reports: Vec<Report>,
    /// The run that failed, or the last one, if the checks wrote it down.
    pub(crate) recording: Option<Recording>,
}

/// Whether the diagnostics of the compiler are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Diagnostics {
    Plain,
    Coloured,
}

/// Builds test targets: `arguments` are those of cargo, called in `folder`.
///
/// # Errors
///
/// When it was asked to stop, and when something else than these targets is at
/// fault: no cargo, no disk, a dependency that does not compile.
pub(crate) fn build_tests<S: AsRef<OsStr>>(
    folder: &Path,
    arguments: &[S],
    diagnostics: Diagnostics,
    stop: &Stop,
) -> Result<BTreeMap<String, Build>> {
    let format = match diagnostics {
        Diagnostics::Plain => "--message-format=json",
        Diagnostics::Coloured => "--message-format=json-diagnostic-rendered-ansi",
    };
    let mut cargo = cargo(folder);
    // Said twice, it also says how it calls the compiler.
    cargo.args(arguments).args(["--verbose", "--verbose", format]);
    let finished = finish(cargo, stop)?;
    let mut read = messages::read(&finished.stdout);
    // A target that failed for want of disk is no fault of its author.
    if [&finished.stderr, &finished.stdout].iter().any(|text| text.contains("No space left")) {
        bail!(errors::no_disk());
    }
    if read.targets.is_empty() {
        let said = format!("{}{}", read.elsewhere, complaints(&finished.stderr));
        bail!(Unjudged(errors::cargo_failed(&said)));
    }
    for (name, build) in &mut read.targets {
        if let Build::Built { executable, compiler, .. } = build {
            *compiler = Compiler::of(name, executable, &finished.stderr, diagnostics);
        }
    }
    Ok(read.targets)
}

/// What cargo complained of, without what it said of its work before.
fn complaints(stderr: &str) -> String {
    stderr.split_inclusive('\n').skip_while(|line| !line.starts_with("error")).collect()
}

/// Runs the checks of a built answer in its package's folder, for at most `limit`;
/// `live` can be looked at meanwhile.
///
/// # Errors
///
/// When the program cannot be started.
pub(crate) fn run_checks(
    executable: &Path,
    folder: &Path,
    limit: Duration,
    stop: &Stop,
    live: &Live,
) -> Result<Run> {
    let verdicts = tempfile::NamedTempFile::new().context(errors::no_temporary_file())?;
    let recording = tempfile::NamedTempFile::new().context(errors::no_temporary_file())?;
    let mut command = Command::new(executable);
    command
        // The learner's own tests are theirs; only the checks count.
        .args(["checks::", "--test-threads=1", "--nocapture", "--color=never"])
        .current_dir(folder)
        .env(VERDICT_VARIABLE, verdicts.path())
        .env(RECORDING_VARIABLE, recording.path())
        .env("RUST_BACKTRACE", "0");
    let mut mark = OsString::from(format!("{VERDICT_VARIABLE}="));
    mark.push(verdicts.path());
    let bounds = Bounds { time: Some(limit), output: OUTPUT, mark: Some(mark) };
    let finished = process::capture(command, &bounds, stop, live)
        .with_context(|| errors::cannot_start(&executable.display().to_string()))?;
    if finished.end == End::Stopped {
        bail!(Stopped);
    }
    let lines = fs::read_to_string(verdicts.path()).context(errors::no_temporary_file())?;
    let reports = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let recording = fs::read_to_string(recording.path()).unwrap_or_default();
    Ok(Run { finished, reports, recording: Recording::from_json(&recording).ok() })
}

/// Runs an example on the learner's terminal; says whether it ended well.
///
/// # Errors
///
/// When it was asked to stop, or cannot be started.
pub(crate) fn run_example(
    root: &Path,
    package: &str,
    example: &str,
    environment: &[(&str, &OsStr)],
    stop: &Stop,
) -> Result<bool> {
    let mut cargo = example_of(root, package, example);
    cargo.envs(environment.iter().copied());
    match process::show(cargo, stop).map_err(|error| no_program("cargo", error))? {
        End::Exited(status) => Ok(status.success()),
        End::TimedOut | End::Stopped => Err(Stopped.into()),
    }
}

/// Runs an example to its end, unseen. The error is what it said if it ended badly.
///
/// # Errors
///
/// When it was asked to stop, or cargo cannot be started.
pub(crate) fn capture_example(
    root: &Path,
    package: &str,
    example: &str,
    environment: &[(&str, &OsStr)],
    stop: &Stop,
) -> Result<Result<(), String>> {
    let mut cargo = example_of(root, package, example);
    cargo.envs(environment.iter().copied());
    Ok(verdict(&finish(cargo, stop)?))
}

fn example_of(root: &Path, package: &str, example: &str) -> Command {
    let mut cargo = cargo(root);
    cargo.args(["run", "--quiet", "--package", package, "--example", example]);
    cargo
}

/// Opens `file` in the learner's own editor, whose command line is `editor`, and
/// waits until it is closed.
///
/// It stays in our process group: it has to read from the terminal.
///
/// # Errors
///
/// When it cannot be started.
pub(crate) fn run_editor(editor: &str, file: &Path) -> io::Result<()> {
    let mut words = editor.split_whitespace();
    let program = words.next().ok_or(ErrorKind::NotFound)?;
    Command::new(program).args(words).arg(file).status()?;
    Ok(())
}

/// Asks cargo for something that either holds or not: clippy, say. What it
/// complained about is the error.
///
/// # Errors
///
/// When it was asked to stop, or cargo cannot be started.
pub(crate) fn ask_cargo(
    root: &Path,
    arguments: &[&str],
    stop: &Stop,
) -> Result<Result<(), String>> {
    let mut cargo = cargo(root);
    cargo.args(arguments);
    Ok(verdict(&finish(cargo, stop)?))
}

/// Whether rustfmt would leave `file` alone; its diff if not.
///
/// # Errors
///
/// When it was asked to stop, or rustfmt cannot be started.
pub(crate) fn rustfmt_check(root: &Path, file: &Path, stop: &Stop) -> Result<Result<(), String>> {
    let mut rustfmt = Command::new("rustfmt");
    rustfmt.current_dir(root).args(["--check", "--edition", "2024"]).arg(file);
    Ok(verdict(&finish(rustfmt, stop)?))
}

/// The first line that `program --version` prints; `None` when there is none.
pub(crate) fn version_of(program: &str) -> Option<String> {
    let mut command = Command::new(program);
    command.arg("--version");
    let finished = finish(command, &Stop::default()).ok()?;
    succeeded(&finished).then(|| finished.stdout.lines().next().map(str::to_owned))?
}

fn verdict(finished: &Finished) -> Result<(), String> {
    if succeeded(finished) {
        Ok(())
    } else {
        Err(format!("{}{}", finished.stdout, finished.stderr))
    }
}

fn succeeded(finished: &Finished) -> bool {
    matches!(finished.end, End::Exited(status) if status.success())
}

/// Runs a tool to its end, however long that takes.
fn finish(command: Command, stop: &Stop) -> Result<Finished> {
    let program = command.get_program().display().to_string();
    let bounds = Bounds { time: None, output: MESSAGES, mark: None };
    let finished = process::capture(command, &bounds, stop, &Live::default())
        .map_err(|error| no_program(&program, error))?;
    if finished.end == End::Stopped {
        bail!(Stopped);
    }
    Ok(finished)
}

fn no_program(program: &str, error: io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        return anyhow!(errors::no_program(program));
    }
    anyhow::Error::new(error).context(errors::cannot_start(program))
}

fn cargo(folder: &Path) -> Command {
    // Under `cargo run` this names the very cargo that runs us.
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder);
    cargo
}
