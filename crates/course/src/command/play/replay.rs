//! A run that is over, shown again: slower, faster, or line by line.

use std::time::Duration;

use anyhow::{Result, bail};
use crossterm::event::{self, Event, KeyCode, KeyModifiers};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use transcript::Transcript;

use crate::console::print;
use crate::stop::{Stop, Stopped};

/// How often we look whether we are asked to stop.
const GLANCE: Duration = Duration::from_millis(20);

/// When a line is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Pace {
    /// When its time has come, so many times as fast as real time.
    Speed(f64),
    /// When a key is pressed.
    Step,
}

/// Shows the lines of `transcript`, each with its time.
///
/// # Errors
///
/// When it was asked to stop, or nobody reads it.
pub(super) fn show(transcript: &Transcript, pace: Pace, stop: &Stop) -> Result<()> {
    match pace {
        Pace::Speed(speed) => at_speed(transcript, speed, stop),
        Pace::Step => step_by_step(transcript, stop),
    }
}

fn at_speed(transcript: &Transcript, speed: f64, stop: &Stop) -> Result<()> {
    let mut shown = Duration::ZERO;
    for ((at, _), line) in transcript.timed().iter().zip(transcript.to_string().lines()) {
        wait(at.saturating_sub(shown).div_f64(speed), stop)?;
        shown = *at;
        print(&format!("{line}\n"))?;
    }
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the learner watches in real time")]
fn wait(mut time: Duration, stop: &Stop) -> Result<()> {
    while !time.is_zero() {
        if stop.asked() {
            bail!(Stopped);
        }
        let nap = time.min(GLANCE);
        std::thread::sleep(nap);
        time -= nap;
    }
    Ok(())
}

fn step_by_step(transcript: &Transcript, stop: &Stop) -> Result<()> {
    for line in transcript.to_string().lines() {
        print(&format!("{line}\n"))?;
        enable_raw_mode()?;
        let step = next_key(stop);
        disable_raw_mode()?;
        if step? == Step::Leave {
            break;
        }
    }
    Ok(())
}

/// What the learner wants next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Go,
    Leave,
}

fn next_key(stop: &Stop) -> Result<Step> {
    while !stop.asked() {
        if !event::poll(GLANCE)? {
            continue;
        }
        let Event::Key(key) = event::read()? else { continue };
        match key.code {
            KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => {
                return Ok(Step::Leave);
            }
            KeyCode::Char('q') | KeyCode::Esc => return Ok(Step::Leave),
            KeyCode::Char(' ') | KeyCode::Enter => return Ok(Step::Go),
            _ => {}
        }
    }
    bail!(Stopped)
}
