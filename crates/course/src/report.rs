//! Every sentence that a learner reads: values in, text out.
//!
//! No line is longer than it must be: a terminal may have forty columns.

pub(crate) mod answers;
pub(crate) mod errors;
pub(crate) mod lessons;
pub(crate) mod lists;
pub(crate) mod machine;
pub(crate) mod marks;
pub(crate) mod pictures;
pub(crate) mod proofs;
pub(crate) mod screen;
pub(crate) mod verdicts;

#[cfg(test)]
pub(crate) mod samples;

use fixtures::Verdict;

/// Whether text is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Paint {
    Plain,
    Coloured,
}

impl Paint {
    /// Green if it passed, red if not.
    pub(crate) fn verdict(self, verdict: Verdict) -> String {
        let colour = if verdict == Verdict::Passed { 32 } else { 31 };
        match self {
            Paint::Plain => verdict.to_string(),
            Paint::Coloured => format!("\x1b[1;{colour}m{verdict}\x1b[0m"),
        }
    }

    /// Something to find at a glance.
    pub(crate) fn bold(self, text: &str) -> String {
        self.with(1, text)
    }

    /// Something to read last.
    pub(crate) fn dim(self, text: &str) -> String {
        self.with(2, text)
    }

    /// Something to type.
    pub(crate) fn code(self, text: &str) -> String {
        self.with(36, text)
    }

    fn with(self, code: u8, text: &str) -> String {
        match self {
            Paint::Coloured if !text.is_empty() => format!("\x1b[{code}m{text}\x1b[0m"),
            _ => text.to_owned(),
        }
    }
}

/// `text` two columns to the right.
pub(crate) fn indented(text: &str) -> String {
    let lines =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") });
    lines.collect::<Vec<_>>().join("\n")
}
