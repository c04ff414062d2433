//! The learner's command line: read, play, check, watch.

mod args;
mod built;
mod cargo;
mod catalog;
mod check;
mod command;
mod console;
mod gate;
mod hints;
mod judge;
mod memory;
mod progress;
mod report;
mod rules;
mod stop;
mod watch;
mod workspace;

use std::io;
use std::process::ExitCode;

use anyhow::{Error, Result};
use clap::Parser;

use args::{Args, Command};
use command::check::{Form, Which};
use command::hint::Amount;
use command::picture::Picture;
use command::play::{Mode, Pace};
use command::solution::When;
use command::{Course, Outcome};
use console::{Console, note};
use report::errors;
use stop::{Stop, Stopped};

/// What a shell reports for a program whose reader went away.
const BROKEN_PIPE: u8 = 141;

fn main() -> ExitCode {
    let args = Args::parse();
    let stop = Stop::default();
    match run(args, &stop) {
        Ok(Outcome::Passed) => ExitCode::SUCCESS,
        Ok(Outcome::NotPassed) => ExitCode::from(1),
        Err(error) => fail(&error, &stop),
    }
}

fn run(args: Args, stop: &Stop) -> Result<Outcome> {
    stop.at_signals()?;
    match args.command {
        // These two must work where nothing else does.
        Some(Command::Completions { shell }) => return command::completions::run(shell),
        Some(Command::Doctor) => return command::doctor::run(),
        _ => {}
    }
    let mut course = Course::open(Console::of_this_program(args.color), stop.clone())?;
    let has_exercises = course.catalog.exercises().next().is_some();
    if args.command.is_none() && console::is_interactive() && has_exercises {
        return watch::run(&mut course);
    }
    if let Some(notice) = &course.notice {
        note(notice);
    }
    match args.command {
        Some(command) => dispatch(&mut course, command),
        None => command::status::run(&course),
    }
}

fn dispatch(course: &mut Course, command: Command) -> Result<Outcome> {
    match command {
        Command::List { seeds: false } => command::list::run(course),
        Command::List { seeds: true } => command::list::seeds(course),
        Command::Read { topic } => command::read::run(course, &topic),
        Command::Play { topic, program, fast, speed, step, picture } => {
            let mode = mode(fast, speed, step, picture.picture());
            command::play::run(course, &topic, program.as_deref(), &mode)
        }
        Command::Check { exercises, topic, all, json, junit } => {
            let form = if json { Form::Json } else { Form::Words };
            let which = Which::of(&exercises, topic.as_deref(), all);
            command::check::run(course, which, form, junit.as_deref())
        }
        Command::Show { exercise, picture } => {
            command::show::run(course, &exercise, &picture.picture().unwrap_or(Picture::Timeline))
        }
        Command::Hint { exercise, all } => {
            let amount = if all { Amount::All } else { Amount::OneMore };
            command::hint::run(course, exercise.as_deref(), amount)
        }
        Command::Solution { exercise, reveal } => {
            let when = if reveal { When::Now } else { When::OncePassed };
            command::solution::run(course, &exercise, when)
        }
        Command::Reset { exercise } => command::reset::run(course, &exercise),
        Command::New { topic, exercise, kind, title } => {
            command::new::run(course, &topic, &exercise, kind, &title)
        }
        Command::Gate { topic } => command::gate::run(course, topic.as_deref()),
        Command::Doctor | Command::Completions { .. } => unreachable!("they need no course"),
    }
}

/// How a program is played; the flags exclude each other.
fn mode(fast: bool, speed: Option<f64>, step: bool, picture: Option<Picture>) -> Mode {
    match (picture, speed) {
        (Some(picture), _) => Mode::Drawn(picture),
        (None, Some(speed)) => Mode::Replay(Pace::Speed(speed)),
        (None, None) if step => Mode::Replay(Pace::Step),
        (None, None) if fast => Mode::Fast,
        (None, None) => Mode::Real,
    }
}

fn fail(error: &Error, stop: &Stop) -> ExitCode {
    if error.is::<Stopped>() {
        stop.die_of_signal();
    }
    let broken_pipe = |error: &io::Error| error.kind() == io::ErrorKind::BrokenPipe;
    if error.downcast_ref().is_some_and(broken_pipe) {
        return ExitCode::from(BROKEN_PIPE);
    }
    note(&errors::explain(error));
    ExitCode::from(2)
}
