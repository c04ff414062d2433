//! `doctor`: what the course needs from this machine.

use std::fs;
use std::path::Path;

use anyhow::{Result, bail};

use super::Outcome;
use crate::cargo::version_of;
use crate::catalog::Catalog;
use crate::console::print;
use crate::report::errors;
use crate::report::machine::{self, Finding};
use crate::workspace::Workspace;

/// The oldest compiler that builds the course, as its manifest says.
const OLDEST_RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// The oldest Python that runs the twins.
const OLDEST_PYTHON: &str = "3.11";

/// What all of it takes on the disk once it is built, at most, in bytes.
const ROOM: u64 = 4 << 30;

/// With less not even one exercise can be built.
const LEAST_ROOM: u64 = 512 << 20;

/// Looks at everything and says what is wrong.
///
/// # Errors
///
/// When something that the course needs is missing.
pub(crate) fn run() -> Result<Outcome> {
    let workspace = &Workspace::find()?;
    let mut findings = vec![rust("cargo"), rust("rustc"), python(), catalog(workspace)];
    for folder in [workspace.state(), workspace.exercises(), workspace.target()] {
        findings.push(writable(&folder, &workspace.shown(&folder)));
    }
    findings.push(room(workspace));
    for finding in &findings {
        print(&machine::finding(finding))?;
    }
    if findings.iter().any(|finding| matches!(finding, Finding::Fault(_))) {
        bail!(machine::faults());
    }
    print(&machine::all_well())?;
    Ok(Outcome::Passed)
}

fn rust(program: &str) -> Finding {
    match version_of(program) {
        None => Finding::Fault(machine::no_rust(program)),
        Some(version) if is_at_least(&version, OLDEST_RUST) => Finding::Fine(version),
        Some(version) => Finding::Fault(machine::old_rust(&version, OLDEST_RUST)),
    }
}

fn python() -> Finding {
    match version_of("python3") {
        Some(version) if is_at_least(&version, OLDEST_PYTHON) => Finding::Fine(version),
        _ => Finding::Optional(machine::no_python()),
    }
}

fn catalog(workspace: &Workspace) -> Finding {
    match Catalog::load(workspace) {
        Ok(catalog) => Finding::Fine(machine::catalog(catalog.exercises().count())),
        Err(error) => Finding::Fault(errors::cause(&error)),
    }
}

fn room(workspace: &Workspace) -> Finding {
    match fs4::available_space(workspace.target()) {
        Ok(free) if free < LEAST_ROOM => Finding::Fault(machine::little_room(free, ROOM)),
        Ok(free) if free < ROOM => Finding::Optional(machine::little_room(free, ROOM)),
        Ok(free) => Finding::Fine(machine::room(free)),
        Err(_) => Finding::Optional(machine::unknown_room()),
    }
}

/// Whether the second word of `version`, such as `rustc 1.95.0 (…)`, is `least`
/// or newer.
fn is_at_least(version: &str, least: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split('.').map_while(|number| number.parse().ok()).collect()
    };
    let word = version.split(' ').nth(1).unwrap_or_default();
    numbers(word) >= numbers(least)
}

fn writable(folder: &Path, shown: &str) -> Finding {
    let attempt = fs::create_dir_all(folder).and_then(|()| tempfile::tempfile_in(folder));
    match attempt {
        Ok(_) => Finding::Fine(machine::writable(shown)),
        Err(error) => Finding::Fault(machine::not_writable(shown, &error.to_string())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_number_by_number() {
        assert!(is_at_least("rustc 1.95.0 (59807616e 2026-04-14)", "1.88"));
        assert!(is_at_least("Python 3.11.7", "3.11"));
        assert!(!is_at_least("Python 3.9.2", "3.11"));
        assert!(!is_at_least("nonsense", "3.11"));
    }
}
