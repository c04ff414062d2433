//! What the learner may type.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ColorChoice, Parser, Subcommand};
use clap_complete::Shell;

use crate::catalog::Kind;
use crate::command::picture::Picture;

/// asyncio in Rust: lessons, programs and exercises.
#[derive(Debug, Parser)]
#[command(name = "course", bin_name = "cargo course", disable_help_subcommand = true)]
pub(crate) struct Args {
    /// Without one: watch mode on a terminal, otherwise where you are
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
    /// Whether to use colours; `auto`: on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, default_value_t = ColorChoice::Auto, value_name = "WHEN")]
    pub(crate) color: ColorChoice,
}

/// One verb, one file under `command`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show every topic and exercise
    List {
        /// The systems of the articles the course goes back to, with their programs
        #[arg(long)]
        seeds: bool,
    },
    /// Print the lesson of a topic
    Read {
        /// The topic, as `list` shows it
        topic: String,
    },
    /// Run a program of a lesson
    Play {
        /// The topic, as `list` shows it
        topic: String,
        /// The program; without it they are listed
        program: Option<String>,
        /// Do not wait: use a virtual clock, as every picture does
        #[arg(long)]
        fast: bool,
        /// So many times as fast as real time: 0.5 is slow, 10 is quick
        #[arg(long, value_name = "TIMES", value_parser = speed, conflicts_with_all = ["fast", "PictureArgs"])]
        speed: Option<f64>,
        /// Line by line: the space key shows the next one
        #[arg(long, conflicts_with_all = ["fast", "PictureArgs", "speed"])]
        step: bool,
        #[command(flatten)]
        picture: PictureArgs,
    },
    /// Check exercises; without a name: the next one
    Check {
        /// The exercises, as `list` shows them
        exercises: Vec<String>,
        /// Every exercise of a topic
        #[arg(long, conflicts_with = "exercises")]
        topic: Option<String>,
        /// Every exercise there is
        #[arg(long, conflicts_with_all = ["exercises", "topic"])]
        all: bool,
        /// Print one JSON document instead of words
        #[arg(long)]
        json: bool,
        /// Write a JUnit report to this file too
        #[arg(long, value_name = "FILE")]
        junit: Option<PathBuf>,
    },
    /// Draw the run of your answer; without an option: who ran when
    Show {
        /// The exercise
        exercise: String,
        #[command(flatten)]
        picture: PictureArgs,
    },
    /// Give a hint; ask again for the next one
    Hint {
        /// The exercise; without it: the next one
        exercise: Option<String>,
        /// All hints at once
        #[arg(long)]
        all: bool,
    },
    /// Show a solution, once the exercise has passed
    Solution {
        /// The exercise
        exercise: String,
        /// Show it although the exercise has not passed
        #[arg(long)]
        reveal: bool,
    },
    /// Put an exercise back as it was; your version is kept
    Reset {
        /// The exercise
        exercise: String,
    },
    /// Begin a new exercise: all its files, to be filled in (for authors)
    New {
        /// The topic it belongs to
        topic: String,
        /// Its name: a-z, 0-9 and _
        exercise: String,
        /// What the learner is to do
        #[arg(long, value_enum)]
        kind: Kind,
        /// What it is called in lists
        #[arg(long)]
        title: String,
    },
    /// Prove that exercises, wrong answers and solutions are judged as they say (for authors)
    Gate {
        /// Only this topic
        #[arg(long)]
        topic: Option<String>,
    },
    /// Look at what the course needs from this machine
    Doctor,
    /// Print what makes a shell complete names
    Completions {
        /// The shell
        shell: Shell,
    },
}

fn speed(text: &str) -> Result<f64, String> {
    let speed: f64 = text.parse().map_err(|_| "a number, such as 0.5".to_owned())?;
    if (0.01..=1000.0).contains(&speed) { Ok(speed) } else { Err("from 0.01 to 1000".to_owned()) }
}

/// At most one picture of a run.
#[derive(Debug, ClapArgs)]
#[group(multiple = false)]
pub(crate) struct PictureArgs {
    /// Draw who ran when
    #[arg(long)]
    timeline: bool,
    /// Draw who woke whom and who said what, step by step
    #[arg(long)]
    steps: bool,
    /// Write the timeline as a picture for a page
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
    /// Write a trace for Perfetto (ui.perfetto.dev)
    #[arg(long, value_name = "FILE")]
    trace: Option<PathBuf>,
    /// Write a page that plays the run step by step, back and forth
    #[arg(long, value_name = "FILE")]
    player: Option<PathBuf>,
}

impl PictureArgs {
    /// The picture that was asked for.
    pub(crate) fn picture(self) -> Option<Picture> {
        match self {
            PictureArgs { svg: Some(file), .. } => Some(Picture::Svg(file)),
            PictureArgs { trace: Some(file), .. } => Some(Picture::Trace(file)),
            PictureArgs { player: Some(file), .. } => Some(Picture::Player(file)),
            PictureArgs { timeline: true, .. } => Some(Picture::Timeline),
            PictureArgs { steps: true, .. } => Some(Picture::Steps),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn play(flags: &[&str]) -> Result<Args, clap::Error> {
        let program = ["course", "play", "queue", "fan_out"];
        Args::try_parse_from(program.iter().chain(flags))
    }

    #[test]
    fn a_run_has_one_picture_at_most() {
        let flags: [&[&str]; 5] = [
            &["--timeline"],
            &["--steps"],
            &["--svg", "a.svg"],
            &["--trace", "a.json"],
            &["--player", "a.html"],
        ];
        for (index, one) in flags.iter().enumerate() {
            assert!(play(one).is_ok(), "{one:?}");
            for other in &flags[..index] {
                let refused = play(&[*one, *other].concat()).unwrap_err();
                assert_eq!(refused.kind(), clap::error::ErrorKind::ArgumentConflict);
            }
        }
    }
}
