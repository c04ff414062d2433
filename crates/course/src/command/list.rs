//! `list`: every topic and exercise.

use anyhow::Result;

use super::{Course, Outcome, play};
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

/// Prints the programs that show a system of the articles, in the articles' order.
///
/// # Errors
///
/// When nobody reads it.
pub(crate) fn seeds(course: &Course) -> Result<Outcome> {
    let mut seeds = Vec::new();
    for topic in &course.catalog.topics {
        for (program, sentence) in play::programs(course, topic) {
            if let Some((id, text)) = seed(&sentence) {
                seeds.push((id, format!("{} {program}", topic.id), text.to_owned()));
            }
        }
    }
    seeds.sort();
    print(&lists::seeds(&seeds))?;
    Ok(Outcome::Passed)
}

/// What stands before and after the colon in `A1: one coroutine.`
fn seed(sentence: &str) -> Option<((char, u32), &str)> {
    let (id, text) = sentence.split_once(": ")?;
    let article = id.chars().next()?;
    let number = id.strip_prefix(['A', 'B', 'C', 'D'])?.parse().ok()?;
    Some(((article, number), text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_letter_and_a_number_before_a_colon() {
        assert_eq!(seed("A1: one coroutine."), Some((('A', 1), "one coroutine.")));
        assert_eq!(seed("D10: a timeout moves."), Some((('D', 10), "a timeout moves.")));
        assert_eq!(seed("A7, gone wrong: nobody says `task_done`."), None);
        assert_eq!(seed("Three tasks: a, b, c."), None);
    }
}
