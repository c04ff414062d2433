//! Programs, transcripts and timelines in the lessons are copied from real files
//! and real runs, never typed.
//!
//! A lesson marks the place with a comment, `<!-- timeline: hello -->`, and this
//! test compares the code block below it. `UPDATE_LESSONS=1 cargo test` writes it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::workspace::{Program, crate_dir, files_in, root};

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

/// The README and every lesson, with the topic it belongs to.
fn pages() -> Vec<(PathBuf, Option<String>)> {
    let mut pages = vec![(root().join("README.md"), None)];
    for folder in files_in(&root().join("crates")) {
        let topic = folder.file_name().map(|name| name.to_string_lossy().into_owned());
        let page = folder.join("README.md");
        if page.exists() {
            pages.push((page, topic));
        }
    }
    pages.retain(|(page, _)| page.exists());
    pages
}

fn regenerate(text: &str, topic: Option<&str>, page: &Path) -> String {
    let mut fresh = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        fresh += line;
        fresh.push('\n');
        let Some((kind, program)) = marker(line, topic) else { continue };
        fresh += &block(kind, &program).unwrap_or_else(|| {
            panic!("{}: no such block: {line}", page.display());
        });
        let old = lines.next();
        assert!(old.is_some_and(|old| old.starts_with("```")), "{}: no block under {line}", page.display());
        for old in lines.by_ref() {
            if old == "```" {
                break;
            }
        }
    }
    fresh
}

/// `<!-- timeline: hello -->`, or `<!-- timeline: event-loop/hello -->` outside
/// the topic's own lesson.
fn marker<'a>(line: &'a str, topic: Option<&str>) -> Option<(&'a str, Program)> {
    let inside = line.strip_prefix("<!-- ")?.strip_suffix(" -->")?;
    let (kind, name) = inside.split_once(": ")?;
    let (topic, name) = name.split_once('/').or_else(|| Some((topic?, name)))?;
    let known = crate_dir(topic).join("examples").join(name).with_extension("rs").exists();
    known.then(|| (kind, Program { topic: topic.to_owned(), name: name.to_owned() }))
}

fn block(kind: &str, program: &Program) -> Option<String> {
    let read = |path: PathBuf| fs::read_to_string(path).expect("the program can be read");
    let (language, body) = match kind {
        "rust" => ("rust,no_run", without_header(&read(program.source()))),
        "python" => ("python", read(program.twin())),
        "transcript" => ("text", program.run()),
        "timeline" => ("text", program.timeline(WIDTH)),
        _ => return None,
    };
    Some(format!("```{language}\n{}\n```\n", body.trim_end()))
}

/// A program without its `//!` lines: the lesson says those things itself.
fn without_header(source: &str) -> String {
    let code = source.lines().skip_while(|line| line.starts_with("//!") || line.is_empty());
    code.collect::<Vec<_>>().join("\n")
}
