//! Which pages the book has, and the text of each, with links that work in a book.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::catalog::{Catalog, Exercise, Topic};
use crate::links;

/// A page of the book.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) title: String,
    /// Where it is in the book.
    pub(crate) file: String,
    /// Lessons are numbered.
    pub(crate) number: Option<u32>,
    pub(crate) text: String,
}

/// Every page, in the order in which they are read.
///
/// # Errors
///
/// When a page is missing.
pub(crate) fn all(root: &Path, catalog: &Catalog) -> Result<Vec<Page>> {
    let chapters = chapters(catalog);
    let read = |source: &str| {
        let text = fs::read_to_string(root.join(source)).with_context(|| source.to_owned())?;
        anyhow::Ok(links::for_book(&text, source, &chapters))
    };
    let mut pages = vec![page("asyncio in Rust", "index.md", read("README.md")?)];
    for (topic, number) in catalog.topics.iter().zip(1..) {
        let text = read(&topic.lesson())?;
        pages.push(Page { number: Some(number), ..page(&topic.title, &topic.file(), text) });
    }
    let map = map(catalog, &pages[1..]);
    pages.push(page("From asyncio to tokio", "map.md", map));
    pages.push(page("Exercises", "exercises.md", exercises(catalog)));
    pages.push(page("For teachers", "teaching.md", read("TEACHING.md")?));
    pages.push(page("CPython's own tests", "conformance.md", read("tests/CONFORMANCE.md")?));
    Ok(pages)
}

/// The pictures of all lessons.
///
/// # Errors
///
/// When a folder cannot be read.
pub(crate) fn pictures(root: &Path, catalog: &Catalog) -> Result<Vec<PathBuf>> {
    let folders = catalog.topics.iter().map(|topic| root.join(topic.pictures()));
    let mut pictures = Vec::new();
    for folder in folders.filter(|folder| folder.exists()) {
        for file in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            pictures.push(file?.path());
        }
    }
    Ok(pictures)
}

fn page(title: &str, file: &str, text: String) -> Page {
    Page { title: title.to_owned(), file: file.to_owned(), number: None, text }
}

/// Which file of the workspace is which page.
fn chapters(catalog: &Catalog) -> Vec<(String, String)> {
    let others = [
        ("README.md", "index.md"),
        ("TEACHING.md", "teaching.md"),
        ("tests/CONFORMANCE.md", "conformance.md"),
    ];
    let others = others.map(|(source, file)| (source.to_owned(), file.to_owned()));
    let lessons = catalog.topics.iter().map(|topic| (topic.lesson(), topic.file()));
    lessons.chain(others).collect()
}

/// The tables "Python, here, tokio" of all lessons on one page.
fn map(catalog: &Catalog, lessons: &[Page]) -> String {
    let mut text = String::from(
        "# From asyncio to tokio\n\n\
         What asyncio calls it, what the course calls it, and what to use at work. Each \
         table is from the lesson whose name it has. The lesson says where the two differ.\n",
    );
    for (topic, lesson) in catalog.topics.iter().zip(lessons) {
        let table = table_of(&lesson.text).join("\n");
        text += &format!("{}{table}\n", heading(topic));
    }
    text
}

/// The rows of the table in a lesson's section "The map".
fn table_of(lesson: &str) -> Vec<&str> {
    let mut lines = lesson.lines().skip_while(|line| !line.ends_with(". The map"));
    let section = lines.by_ref().skip(1).take_while(|line| !line.starts_with("## "));
    section.filter(|line| line.starts_with('|')).collect()
}

fn exercises(catalog: &Catalog) -> String {
    let all = catalog.topics.iter().flat_map(|topic| &topic.exercises);
    let minutes: u32 = all.clone().map(|exercise| exercise.minutes).sum();
    let mut text = format!(
        "# Exercises\n\n\
         {} exercises, {minutes} minutes in all, in an order in which they build on each \
         other. `cargo run` takes you through them, and `cargo course check` with a name \
         checks one.\n",
        all.count()
    );
    for topic in &catalog.topics {
        text += &exercises_of(topic);
    }
    text
}

fn exercises_of(topic: &Topic) -> String {
    let mut text = heading(topic) + "| exercise | kind | minutes |\n|---|---|---|\n";
    for Exercise { id, title, kind, minutes } in &topic.exercises {
        // Below each other: a name has no place at which it may be broken.
        text += &format!("| {title}<br>`{id}` | {kind} | {minutes} |\n");
    }
    text
}

/// The sidebar shows headings, but none that is a link.
fn heading(topic: &Topic) -> String {
    format!("\n## {}\n\n[The lesson]({}).\n\n", topic.title, topic.file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_map_is_the_table_of_its_own_section() {
        let lesson =
            "| no |\n## 4. The map\n\n| a | b |\n|---|---|\n| c | d |\n\n## 5. Next\n| no |";
        assert_eq!(table_of(lesson), ["| a | b |", "|---|---|", "| c | d |"]);
    }
}
