//! `completions`: what makes a shell complete names.

use anyhow::Result;
use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::Outcome;
use crate::args::Args;
use crate::console::print;

/// Prints the script for `shell`. It completes the words behind `course`.
///
/// # Errors
///
/// When nobody reads it.
pub(crate) fn run(shell: Shell) -> Result<Outcome> {
    let mut script = Vec::new();
    generate(shell, &mut Args::command().bin_name("course"), "course", &mut script);
    print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Passed)
}
