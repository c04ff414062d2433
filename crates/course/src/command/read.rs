//! `read`: the lesson of a topic.

use std::fs;

use anyhow::{Context, Result};

use super::{Course, Outcome};
use crate::console::print;
use crate::report::{errors, lessons};

/// Prints the lesson.
///
/// # Errors
///
/// When the topic is unknown or its lesson not there.
pub(crate) fn run(course: &Course, topic: &str) -> Result<Outcome> {
    let topic = course.catalog.topic(topic)?;
    let lesson = course.workspace.concept(&topic.id).join("README.md");
    let text = fs::read_to_string(lesson).with_context(|| errors::no_lesson(&topic.id))?;
    print(&lessons::lesson(&text, &topic.id, course.console.paint))?;
    Ok(Outcome::Passed)
}
