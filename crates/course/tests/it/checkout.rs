//! A checkout with one topic, `demo`, of two exercises that need no crate: they
//! are built in a moment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

const WORKSPACE: &str =
    "[workspace]\nresolver = \"3\"\nmembers = [\"exercises/*\", \"solutions/*\"]\n";

const CATALOG: &str = r#"version = 1
[[topic]]
id = "demo"
title = "Two numbers"
asyncio = "gather"
[[topic.exercise]]
id = "answer"
title = "The answer"
kind = "complete"
minutes = 10
ships = "not started"
seconds = 2
[[topic.exercise]]
id = "other"
title = "The other number"
kind = "fix"
minutes = 10
ships = "wrong value"
"#;

/// Checks as `fixtures` would report them.
const CHECKS: &str = r#"use std::io::Write;

#[test]
fn it_is_forty_two() {
    let (verdict, message) = match super::answer() {
        42 => return,
        0 => ("not started", "there is still a `todo!`"),
        _ => ("wrong value", "expected  42"),
    };
    let report = format!(
        "{{\"check\":\"it_is_forty_two\",\"verdict\":\"{verdict}\",\"message\":\"{message}\"}}"
    );
    let path = std::env::var("COURSE_VERDICT").unwrap();
    let mut file = std::fs::OpenOptions::new().append(true).open(path).unwrap();
    writeln!(file, "{report}").unwrap();
    panic!("{verdict}");
}
"#;

const PROGRAM: &str = r##"//! Three lines.
fn main() {
    let said = |at: u64, line| {
        format!(r#"{{"at_us":{at},"lane":0,"what":"said","line":"{line}"}}"#)
    };
    let said = [said(0, "one"), said(60_000_000, "two"), said(120_000_000, "three")].join(",");
    let lanes = r#"[{"name":"main","parent":null,"kind":"main"}]"#;
    let recording = format!(r#"{{"lanes":{lanes},"events":[{said}]}}"#);
    std::fs::write(std::env::var("COURSE_RECORDING").unwrap(), recording).unwrap();
}
"##;

const HINTS: &str = "## Hint 1\n\nThink.\n\n## Hint 2\n\nCount.\n\n## Hint 3\n\nIt is 42.\n";

pub(crate) struct Checkout {
    /// Deleted when this is dropped.
    _folder: TempDir,
    root: PathBuf,
}

/// What the course said, and with which code it ended.
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Checkout {
    pub(crate) fn new() -> Self {
        Checkout::new_in("course")
    }

    /// A checkout in a folder of this name.
    pub(crate) fn new_in(name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join(name);
        let checkout = Checkout { _folder: folder, root };
        checkout.write("Cargo.toml", WORKSPACE);
        checkout.write("exercises/course.toml", CATALOG);
        checkout.write("exercises/demo/Cargo.toml", &manifest("exercises"));
        checkout.write("solutions/demo/Cargo.toml", &manifest("solutions"));
        checkout.add_exercise("answer", "0");
        checkout.add_exercise("other", "41");
        checkout
    }

    /// One whose answers may take a minute.
    pub(crate) fn patient() -> Self {
        let checkout = Checkout::new();
        let catalog = checkout.read("exercises/course.toml").replace("seconds = 2", "seconds = 60");
        checkout.write("exercises/course.toml", &catalog);
        checkout
    }

    fn add_exercise(&self, id: &str, shipped: &str) {
        let shipped = answer(id, "", shipped);
        self.write(&format!("exercises/demo/{id}.rs"), &shipped);
        self.write(&format!("exercises/demo/shipped/{id}.rs"), &shipped);
        self.write(&format!("exercises/demo/checks/{id}.rs"), CHECKS);
        self.write(&format!("exercises/demo/hints/{id}.md"), HINTS);
        let solution = answer(id, "", "42");
        let checks = format!("../../exercises/demo/checks/{id}.rs");
        let solution = solution.replace(&format!("checks/{id}.rs"), &checks);
        self.write(&format!("solutions/demo/{id}.rs"), &solution);
    }

    /// Adds three wrong answers to each exercise, with these first lines.
    pub(crate) fn add_wrong_answers(&self, verdicts: [&str; 3]) {
        for id in ["answer", "other"] {
            for (number, verdict) in verdicts.iter().enumerate() {
                let body = ["7", "0", "missing()"][number];
                let text = answer(id, &format!("//! verdict: {verdict}\n"), body);
                let text = text.replace("\"checks/", "\"../../checks/");
                self.write(&format!("exercises/demo/wrong/{id}/wrong_{number}.rs"), &text);
            }
        }
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// The learner writes this as the value of the first exercise.
    pub(crate) fn solve(&self, body: &str) {
        self.save("exercises/demo/answer.rs", &self.answer(body));
    }

    /// Writes a file so that nobody sees half of it, as a careful editor does.
    pub(crate) fn save(&self, path: &str, text: &str) {
        let new = format!("{path}.new");
        self.write(&new, text);
        fs::rename(self.path(&new), self.path(path)).unwrap();
    }

    /// An answer to the first exercise with this value.
    pub(crate) fn answer(&self, body: &str) -> String {
        answer("answer", "", body)
    }

    /// Adds a program that says three things in two minutes. It keeps its own
    /// recording: the real crates would have to be built.
    pub(crate) fn add_program(&self) {
        self.write("Cargo.toml", &WORKSPACE.replace("[\"ex", "[\"crates/*\", \"ex"));
        self.write("crates/demo/Cargo.toml", "[package]\nname = \"demo\"\nedition = \"2024\"\n");
        self.write("crates/demo/src/lib.rs", "");
        self.write("crates/demo/examples/hello.rs", PROGRAM);
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_course"));
        command
            .args(arguments)
            .current_dir(self.root())
            // Each checkout builds in its own folder, as a learner's does.
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("NO_COLOR")
            .env_remove("COLUMNS");
        command
    }

    pub(crate) fn course(&self, arguments: &[&str]) -> Said {
        Said::from(self.command(arguments).output().unwrap())
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Said {
    /// It ended with this code and its output says this.
    #[track_caller]
    pub(crate) fn expect(&self, code: i32, words: &str) {
        let Said { out, err, .. } = self;
        assert_eq!(self.code, Some(code), "{out}\n--- stderr\n{err}");
        assert!(out.contains(words), "no {words:?} in:\n{out}\n--- stderr\n{err}");
    }

    /// It ended with code 2 and the error says this.
    #[track_caller]
    pub(crate) fn expect_error(&self, words: &str) {
        assert_eq!(self.code, Some(2), "{}\n--- stderr\n{}", self.out, self.err);
        assert!(self.err.contains(words), "no {words:?} in:\n{}", self.err);
    }
}

fn manifest(kind: &str) -> String {
    let test = |id| format!("[[test]]\nname = \"{id}\"\npath = \"{id}.rs\"\n");
    format!(
        "[package]\nname = \"demo-{kind}\"\nedition = \"2024\"\n\n{}{}",
        test("answer"),
        test("other")
    )
}

/// An answer whose value is `body`.
fn answer(id: &str, first_line: &str, body: &str) -> String {
    format!(
        "{first_line}//! Find the number.\n\n\
         pub fn answer() -> u32 {{\n    {body}\n}}\n\n\
         #[cfg(test)]\n#[path = \"checks/{id}.rs\"]\nmod checks;\n"
    )
}
