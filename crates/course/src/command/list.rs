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
            if let Some((ids, text)) = seed(&sentence) {
                let program = format!("{} {program}", topic.id);
                seeds.extend(ids.into_iter().map(|id| (id, program.clone(), text.to_owned())));
            }
        }
    }
    seeds.sort();
    print(&lists::seeds(&seeds))?;
    Ok(Outcome::Passed)
}

/// What stands before and after the colon in `A1: one coroutine.` A program may
/// show several: `C1, M3: a lost task.` `M` is a myth of the articles.
fn seed(sentence: &str) -> Option<(Vec<(char, u32)>, &str)> {
    let (ids, text) = sentence.split_once(": ")?;
    let id = |id: &str| {
        let number = id.strip_prefix(['A', 'B', 'C', 'D', 'M'])?.parse().ok()?;
        Some((id.chars().next()?, number))
    };
    Some((ids.split(", ").map(id).collect::<Option<_>>()?, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_is_a_letter_and_a_number_before_a_colon() {
        assert_eq!(seed("A1: one coroutine."), Some((vec![('A', 1)], "one coroutine.")));
        assert_eq!(seed("C1, M3: a lost task."), Some((vec![('C', 1), ('M', 3)], "a lost task.")));
        assert_eq!(seed("A7, gone wrong: nobody says `task_done`."), None);
        assert_eq!(seed("Three tasks: a, b, c."), None);
    }
}
