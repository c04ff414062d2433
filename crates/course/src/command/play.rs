//! `play`: run a program of a lesson.

mod replay;

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use transcript::{CLOCK_VARIABLE, RECORDING_VARIABLE, Recording, Transcript};

use super::picture::{Picture, draw};
use super::{Course, Outcome};
use crate::cargo::{capture_example, run_example};
use crate::catalog::Topic;
use crate::console::{self, note, print};
use crate::report::{errors, lists};
pub(crate) use replay::Pace;

/// How the program is run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Mode {
    /// As it is: waiting takes its time.
    Real,
    /// On a virtual clock.
    Fast,
    /// On a virtual clock, and a picture of the run afterwards.
    Drawn(Picture),
    /// On a virtual clock, unseen, and its lines are shown afterwards.
    Replay(Pace),
}

/// Runs `program`, or lists the programs of the topic.
///
/// # Errors
///
/// When a name is unknown, or cargo cannot be started.
pub(crate) fn run(
    course: &Course,
    topic: &str,
    program: Option<&str>,
    mode: &Mode,
) -> Result<Outcome> {
    let topic = course.catalog.topic(topic)?;
    let programs = programs(course, topic);
    ensure!(!programs.is_empty(), errors::no_programs(&topic.id));
    let Some(program) = program else {
        print(&lists::programs(&topic.id, &programs))?;
        return Ok(Outcome::Passed);
    };
    if !programs.iter().any(|(name, _)| name == program) {
        let known = programs.iter().map(|(name, _)| name.as_str());
        let all = format!("cargo course play {}", topic.id);
        return Err(errors::unknown("program", program, known, &all));
    }
    if let Mode::Replay(pace) = mode {
        return replay(course, topic, program, *pace);
    }
    play(course, topic, program, mode)
}

/// Runs the program at once, and shows its lines afterwards.
fn replay(course: &Course, topic: &Topic, program: &str, pace: Pace) -> Result<Outcome> {
    ensure!(pace != Pace::Step || console::is_interactive(), errors::no_terminal_to_step());
    let recording = tempfile::NamedTempFile::new().context(errors::no_temporary_file())?;
    let clock = (CLOCK_VARIABLE, OsStr::new("virtual"));
    let environment = [clock, (RECORDING_VARIABLE, recording.path().as_os_str())];
    let root = course.workspace.root();
    if let Err(said) = capture_example(root, &topic.id, program, &environment, &course.stop)? {
        print(&said)?;
        note(&errors::program_failed(&topic.id, program));
        return Ok(Outcome::NotPassed);
    }
    replay::show(&read(recording.path(), topic, program)?, pace, &course.stop)?;
    Ok(Outcome::Passed)
}

fn read(recording: &Path, topic: &Topic, program: &str) -> Result<Transcript> {
    let text = fs::read_to_string(recording).unwrap_or_default();
    let recording =
        Recording::from_json(&text).with_context(|| errors::no_recording(&topic.id, program))?;
    Ok(Transcript::new(recording))
}

fn play(course: &Course, topic: &Topic, program: &str, mode: &Mode) -> Result<Outcome> {
    let recording = tempfile::NamedTempFile::new().context(errors::no_temporary_file())?;
    let clock = (CLOCK_VARIABLE, OsStr::new("virtual"));
    let file = (RECORDING_VARIABLE, recording.path().as_os_str());
    let environment = [clock, file];
    let environment = match mode {
        Mode::Fast => &environment[..1],
        Mode::Drawn(_) => &environment[..],
        Mode::Real | Mode::Replay(_) => &[],
    };
    let root = course.workspace.root();
    if !run_example(root, &topic.id, program, environment, &course.stop)? {
        note(&errors::program_failed(&topic.id, program));
        return Ok(Outcome::NotPassed);
    }
    if let Mode::Drawn(picture) = mode {
        let transcript = read(recording.path(), topic, program)?;
        let title = format!("{}/{program}", topic.id);
        draw(course.console.width, picture, &title, &transcript)?;
    }
    Ok(Outcome::Passed)
}

/// The programs of `topic` by name, each with its first sentence.
pub(super) fn programs(course: &Course, topic: &Topic) -> Vec<(String, String)> {
    let folder = course.workspace.concept(&topic.id).join("examples");
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut programs: Vec<(String, String)> = entries
        .filter_map(|entry| {
            let path = entry.path();
            let name = path.file_name()?.to_str()?.strip_suffix(".rs")?.to_owned();
            let source = fs::read_to_string(&path).ok()?;
            // One of those is built only with a feature, which its lesson names.
            (!source.contains("\n//! No twin: ")).then(|| (name, first_sentence(&source)))
        })
        .collect();
    programs.sort();
    programs
}

/// The first sentence of a file's `//!` lines.
fn first_sentence(source: &str) -> String {
    let docs = source.lines().map_while(|line| line.strip_prefix("//!"));
    let text =
        docs.map(str::trim).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    match text.split_once(". ") {
        Some((sentence, _)) => format!("{sentence}."),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_ends_at_its_full_stop() {
        assert_eq!(
            first_sentence("//! Two tasks\n//! take turns. Look!\nfn main() {}"),
            "Two tasks take turns."
        );
        assert_eq!(first_sentence("//! One turn.\n//!\n//! More.\n"), "One turn.");
        assert_eq!(first_sentence("fn main() {}"), "");
    }
}
