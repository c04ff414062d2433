//! The hints of an exercise: a nudge, the API, nearly the answer.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::catalog::Exercise;
use crate::report::errors;
use crate::workspace::Workspace;

/// How many hints every exercise has.
pub(crate) const COUNT: usize = 3;

/// Three texts, each saying more than the one before.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hints(Vec<String>);

impl Hints {
    /// Reads the hints of `exercise`.
    ///
    /// # Errors
    ///
    /// When the file is not there, or has not three hints.
    pub(crate) fn load(workspace: &Workspace, exercise: &Exercise) -> Result<Self> {
        let file = workspace.hints(exercise);
        let shown = workspace.shown(&file);
        let text = fs::read_to_string(file).with_context(|| errors::cannot_read(&shown))?;
        Hints::parse(&text).with_context(|| errors::bad_hints(&shown))
    }

    /// # Errors
    ///
    /// When there are not three headings `## Hint 1` to `## Hint 3`, in order,
    /// each with a text below it.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut parts = format!("\n{text}");
        let mut hints = Vec::new();
        for number in (1..=COUNT).rev() {
            let heading = format!("\n## Hint {number}\n");
            let at = parts.find(&heading).with_context(|| errors::no_hint(number))?;
            hints.insert(0, parts[at + heading.len()..].trim().to_owned());
            parts.truncate(at);
        }
        ensure!(hints.iter().all(|hint| !hint.is_empty()), errors::empty_hint());
        Ok(Hints(hints))
    }

    /// Hint 1, 2 or 3.
    pub(crate) fn get(&self, number: usize) -> &str {
        &self.0[number - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_are_the_texts_below_their_headings() {
        let hints = Hints::parse("## Hint 1\n\na\nb\n\n## Hint 2\nc\n## Hint 3\nd\n").unwrap();
        assert_eq!(hints, Hints(vec!["a\nb".to_owned(), "c".to_owned(), "d".to_owned()]));
    }

    #[test]
    fn a_missing_an_empty_and_a_misplaced_hint_are_refused() {
        assert!(Hints::parse("## Hint 1\na\n## Hint 2\nb\n").is_err());
        assert!(Hints::parse("## Hint 1\na\n## Hint 2\n## Hint 3\nc\n").is_err());
        assert!(Hints::parse("## Hint 2\na\n## Hint 1\nb\n## Hint 3\nc\n").is_err());
    }
}
