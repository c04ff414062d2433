//! `list`: every topic and exercise.

use anyhow::Result;

use super::{Course, Outcome};
use crate::console::print;
use crate::report::lists;

/// Prints them in the order in which they build on each other.
///
/// # Errors
///
/// When nobody reads it.
pub(crate) fn run(course: &Course) -> Result<Outcome> {
    let Course { catalog, progress, console, .. } = course;
    print(&lists::list(catalog, progress, console.paint, console.width))?;
    Ok(Outcome::Passed)
}
