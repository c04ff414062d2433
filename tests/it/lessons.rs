//! Programs, transcripts, timelines and lists of exercises on a page are copied
//! from real files and real runs, never typed.
//!
//! A page marks the place with a comment, `<!-- timeline: hello -->`, and this
//! test compares the block below it. `UPDATE_LESSONS=1 cargo test` writes it.

mod pictures;

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Program, files_in, root};
use crate::{catalog, conformance};

/// How wide a timeline is in a lesson.
const WIDTH: usize = 76;

#[test]
fn every_generated_block_in_a_lesson_is_fresh() {
    let mut stale = Vec::new();
    for (page, topic) in pages() {
        let text = fs::read_to_string(&page).expect("the page can be read");
        let fresh = regenerate(&text, topic.as_deref(), &page);
        if text == fresh {
            continue;
        }
        if std::env::var_os("UPDATE_LESSONS").is_some() {
            fs::write(&page, fresh).expect("the page can be written");
        } else {
            stale.push(page.display().to_string());
        }
    }
    let pages = stale.join(", ");
    assert!(stale.is_empty(), "stale: {pages}; run `UPDATE_LESSONS=1 cargo test -p course-tests`");
}

/// The pages at the top, the table of CPython's tests and every lesson, with the
/// topic it belongs to.
fn pages() -> Vec<(PathBuf, Option<String>)> {
    let pages = ["README.md", "TEACHING.md", "tests/CONFORMANCE.md"];
    let mut pages: Vec<_> = pages.iter().map(|page| (root().join(page), None)).collect();
    for folder in files_in(&root().join("crates")) {
        let topic = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let page = folder.join("README.md");
        if page.exists() {
            pages.push((page, topic));
        }
    }
    pages
}

fn regenerate(text: &str, topic: Option<&str>, page: &Path) -> String {
    let mut fresh = String::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        fresh += line;
        fresh.push('\n');
        if let Some((kind, name)) = marker(line) {
            let block = block(kind, name, topic);
            fresh += &block.unwrap_or_else(|| panic!("{}: what is {line}?", page.display()));
            fresh += skip_old_block(&mut lines);
        }
    }
    fresh
}

/// `<!-- timeline: hello -->` is the kind `timeline` and the name `hello`.
fn marker(line: &str) -> Option<(&str, &str)> {
    let inside = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    inside.split_once(": ")
}

/// A block in a fence ends with the fence, any other one with an empty line.
fn skip_old_block<'a>(lines: &mut impl Iterator<Item = &'a str>) -> &'a str {
    let fenced = lines.next().is_some_and(|line| line.starts_with("```"));
    let end = if fenced { "```" } else { "" };
    let _ = lines.find(|line| *line == end);
    if fenced { "" } else { "\n" }
}

fn block(kind: &str, name: &str, topic: Option<&str>) -> Option<String> {
    match kind {
        "exercises" => return Some(catalog::exercises(name)),
        "course" if name == "minutes" => return Some(catalog::minutes()),
        "course" => return Some(catalog::topics()),
        "conformance" => return Some(conformance::table()),
        _ => {}
    }
    let program = program(name, topic)?;
    if kind == "svg" {
        return Some(pictures::image(&program, topic));
    }
    let read = |path: PathBuf| fs::read_to_string(path).expect("the program can be read");
    let (language, body) = match kind {
        "rust" => ("rust,no_run", without_header(&read(program.source()))),
        "python" => ("python", read(program.twin())),
        "transcript" => ("text", program.run()),
        "timeline" => ("text", program.recorded().timeline(WIDTH)),
        _ => return None,
    };
    Some(format!("```{language}\n{}\n```\n", body.trim_end()))
}

/// `hello` in the topic's own lesson, `event-loop/hello` elsewhere.
fn program(name: &str, topic: Option<&str>) -> Option<Program> {
    let (topic, name) = name.split_once('/').or_else(|| Some((topic?, name)))?;
    let program = Program { topic: topic.to_owned(), name: name.to_owned() };
    program.source().exists().then_some(program)
}

/// A program without its `//!` lines: the lesson says those things itself.
fn without_header(source: &str) -> String {
    let code = source.lines().skip_while(|line| line.starts_with("//!") || line.is_empty());
    code.collect::<Vec<_>>().join("\n")
}
