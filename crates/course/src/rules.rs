//! The rules that an answer is held against: the tests in the checks of its
//! exercise.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::report::errors;

/// The names of the tests in `checks`, a file of Rust.
///
/// # Errors
///
/// When it cannot be read.
pub(crate) fn of(checks: &Path) -> Result<BTreeSet<String>> {
    let shown = checks.display().to_string();
    let text = fs::read_to_string(checks).with_context(|| errors::cannot_read(&shown))?;
    Ok(names(&text))
}

fn names(text: &str) -> BTreeSet<String> {
    let mut lines = text.lines().map(str::trim);
    let mut names = BTreeSet::new();
    while lines.any(|line| line == "#[test]") {
        let name = lines.by_ref().find_map(|line| line.strip_prefix("fn "));
        names.extend(name.and_then(|name| name.split('(').next()).map(str::to_owned));
    }
    names
}

/// The tests that the harness says it ran.
pub(crate) fn that_ran(stdout: &str) -> BTreeSet<String> {
    let name = |line: &str| {
        let (name, _) = line.strip_prefix("test checks::")?.split_once(" ... ")?;
        Some(name.to_owned())
    };
    stdout.lines().filter_map(name).collect()
}

/// Whether an answer still brings in the checks of the exercise `id`.
pub(crate) fn brought_in(answer: &str, id: &str) -> bool {
    let path = format!("#[path = \"checks/{id}.rs\"]");
    let mut lines = answer.lines().map(str::trim).skip_while(|line| *line != path);
    lines.next().is_some() && lines.next() == Some("mod checks;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_test_is_a_rule_and_no_other_function_is() {
        let text =
            "fn helper() {}\n#[test]\nfn one() {\n}\n\n#[test]\n#[should_panic]\nfn two() {}\n";
        assert_eq!(names(text), ["one", "two"].map(str::to_owned).into());
    }

    #[test]
    fn what_ran_is_read_from_the_harness() {
        let stdout = "running 2 tests\ntest checks::one ... said\nok\ntest checks::two ... ok\n";
        assert_eq!(that_ran(stdout), ["one", "two"].map(str::to_owned).into());
    }

    #[test]
    fn the_last_lines_may_be_spaced_in_any_way_but_not_be_left_out() {
        assert!(brought_in(
            "#[cfg(test)]\r\n  #[path = \"checks/a.rs\"]\r\n  mod checks;\r\n",
            "a"
        ));
        assert!(!brought_in("#[path = \"checks/a.rs\"]\nmod checks {}", "a"));
        assert!(!brought_in("#[path = \"checks/b.rs\"]\nmod checks;", "a"));
    }
}
