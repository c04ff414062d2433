//! Runs the programs of the lessons and records what they do.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use transcript::{CLOCK_VARIABLE, Event, RECORDING_VARIABLE, Recording, Transcript, What};

/// What a player needs of each program, by its name, which is unique.
pub(crate) type Runs = BTreeMap<String, String>;

/// A line of `cargo build --message-format=json`.
#[derive(Debug, Deserialize)]
struct Message {
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Debug, Deserialize)]
struct Target {
    name: String,
}

/// Builds and runs each of `programs` on a virtual clock.
///
/// # Errors
///
/// When one does not compile, fails, or writes no recording.
pub(crate) fn record(root: &Path, programs: &[&str]) -> Result<Runs> {
    let executables = build(root, programs)?;
    let run = |(name, executable): (String, PathBuf)| {
        let run = run(&executable).with_context(|| format!("the program `{name}`"))?;
        Ok((name, run))
    };
    executables.into_iter().map(run).collect()
}

fn build(root: &Path, programs: &[&str]) -> Result<BTreeMap<String, PathBuf>> {
    // Under `cargo run` this names the very cargo that runs us.
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root).args(["build", "--quiet", "--message-format=json-render-diagnostics"]);
    cargo.args(programs.iter().flat_map(|program| ["--example", program]));
    let built = cargo.stderr(Stdio::inherit()).output().context("cargo cannot be started")?;
    ensure!(built.status.success(), "the programs of the lessons do not compile");
    let lines = String::from_utf8_lossy(&built.stdout);
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<Message>(line).ok());
    Ok(messages.filter_map(|message| Some((message.target?.name, message.executable?))).collect())
}

fn run(executable: &Path) -> Result<String> {
    let file = tempfile::NamedTempFile::new()?;
    let mut program = Command::new(executable);
    program.env(CLOCK_VARIABLE, "virtual").env(RECORDING_VARIABLE, file.path());
    let output = program.output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let recording = Recording::from_json(&fs::read_to_string(file.path())?)?;
    let printed = String::from_utf8_lossy(&output.stdout);
    Ok(with_last_lines(Transcript::new(recording), &printed)?.player_json())
}

/// A recording ends with its loop. What the program printed after that is added.
fn with_last_lines(run: Transcript, printed: &str) -> Result<Transcript> {
    let rest = printed.strip_prefix(&run.to_string()).context("it printed what it never said")?;
    let at = run.elapsed();
    let said = rest.lines().map(|line| {
        let line = line.split_once("] ").map_or(line, |(_stamp, line)| line);
        Event { at, lane: None, what: What::Said { line: line.to_owned() } }
    });
    let mut recording = run.recording().clone();
    recording.events.extend(said);
    Ok(Transcript::new(recording))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_was_printed_after_the_loop_ended_is_the_last_of_the_run() {
        let run = with_last_lines(Transcript::default(), "[  0.000] the end\n").unwrap();
        assert_eq!(run.lines(), ["the end"]);
        assert_eq!(with_last_lines(run.clone(), &run.to_string()).unwrap(), run);
    }

    #[test]
    fn a_line_that_was_not_said_is_an_error() {
        let run = with_last_lines(Transcript::default(), "[  0.000] said\n").unwrap();
        assert!(with_last_lines(run, "printed\n").is_err());
    }
}
