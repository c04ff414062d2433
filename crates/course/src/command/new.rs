//! `new`: the files of an exercise that is still to be written.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::{Course, Outcome};
use crate::catalog::{Catalog, Exercise, Kind};
use crate::console::print;
use crate::report::{answers, errors};
use crate::workspace::Workspace;

const EXERCISE: &str = include_str!("../../template/exercise.rs");
const CHECKS: &str = include_str!("../../template/checks.rs");
const HINTS: &str = include_str!("../../template/hints.md");
const WRONG: &str = include_str!("../../template/wrong.rs");
const MANIFEST: &str = include_str!("../../template/Cargo.toml");

/// Writes every file of a new exercise and puts it into the catalog, as the last
/// one of its topic.
///
/// # Errors
///
/// When the topic is unknown, the name is taken or no name, or a file cannot be
/// written. A file that exists is never written over.
pub(crate) fn run(
    course: &Course,
    topic: &str,
    id: &str,
    kind: Kind,
    title: &str,
) -> Result<Outcome> {
    let Course { workspace, catalog, .. } = course;
    catalog.topic(topic)?;
    let path = workspace.catalog();
    let shown = workspace.shown(&path);
    let old = fs::read_to_string(&path).with_context(|| errors::cannot_read(&shown))?;
    let new = with_entry(&old, topic, &entry(id, kind, title));
    let catalog = Catalog::parse(&new).with_context(|| errors::not_added(id))?;
    let exercise = catalog.exercise(id)?;
    let files = files(workspace, exercise);
    write_all(workspace, &files)?;
    add_targets(workspace, topic, id)?;
    write(&path, &new)?;
    let files: Vec<String> = files.iter().map(|(file, _)| workspace.shown(file)).collect();
    print(&answers::begun(topic, &files))?;
    Ok(Outcome::Passed)
}

/// The files of `exercise`, and what is in them until their author has written more.
fn files(workspace: &Workspace, exercise: &Exercise) -> [(PathBuf, String); 6] {
    let Exercise { topic, id, kind, .. } = exercise;
    let kind = kind.to_string();
    let capital = kind[..1].to_uppercase() + &kind[1..];
    let fill =
        |text: &str| text.replace("{Kind}", &capital).replace("{topic}", topic).replace("{id}", id);
    let checks = format!("\"../../exercises/{topic}/checks/");
    let solution = fill(EXERCISE).replace("\"checks/", &checks);
    [
        (workspace.file(exercise), fill(EXERCISE)),
        (workspace.shipped(exercise), fill(EXERCISE)),
        (workspace.checks(exercise), fill(CHECKS)),
        (workspace.hints(exercise), fill(HINTS)),
        (workspace.wrong(exercise).join("one_after_the_other.rs"), fill(WRONG)),
        (workspace.solution(exercise), solution),
    ]
}

/// Writes all of them, or none if one is there.
fn write_all(workspace: &Workspace, files: &[(PathBuf, String)]) -> Result<()> {
    for (file, _) in files {
        ensure!(!file.exists(), errors::file_is_there(&workspace.shown(file)));
    }
    files.iter().try_for_each(|(file, text)| write(file, text))
}

fn entry(id: &str, kind: Kind, title: &str) -> String {
    let ships = if kind == Kind::Fix { "wrong order" } else { "not started" };
    format!(
        "[[topic.exercise]]\nid = \"{id}\"\ntitle = {title:?}\nkind = \"{kind}\"\n\
         minutes = 15\nships = \"{ships}\"\n"
    )
}

/// The catalog with one more entry at the end of its topic.
///
/// As text: comments and the author's own spacing stay as they are.
fn with_entry(catalog: &str, topic: &str, entry: &str) -> String {
    let topics: Vec<&str> = catalog.split_inclusive("[[topic]]\n").collect();
    let mine = format!("id = \"{topic}\"\n");
    let mut new = String::new();
    for (number, part) in topics.iter().enumerate() {
        if !part.starts_with(&mine) {
            new += part;
            continue;
        }
        let (body, next) = match part.strip_suffix("[[topic]]\n") {
            Some(body) if number + 1 < topics.len() => (body, "\n[[topic]]\n"),
            _ => (*part, ""),
        };
        new += &format!("{}\n\n{entry}{next}", body.trim_end());
    }
    new
}

/// Adds the test target to both packages of the topic, which may be new.
fn add_targets(workspace: &Workspace, topic: &str, id: &str) -> Result<()> {
    let packages =
        [("exercises", workspace.package(topic)), ("solutions", workspace.solutions(topic))];
    for (what, folder) in packages {
        let manifest: PathBuf = folder.join("Cargo.toml");
        let new = || MANIFEST.replace("{topic}", topic).replace("{what}", what);
        let text = fs::read_to_string(&manifest).unwrap_or_else(|_| new());
        let target = format!("\n[[test]]\nname = \"{id}\"\npath = \"{id}.rs\"\n");
        write(&manifest, &(text.trim_end().to_owned() + "\n" + &target))?;
    }
    Ok(())
}

fn write(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().expect("every file of an exercise is in a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .with_context(|| errors::cannot_write(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CATALOG: &str = "version = 1\n\n[[topic]]\nid = \"a\"\ntitle = \"A\"\n\n\
                           [[topic]]\nid = \"b\"\ntitle = \"B\"\n";

    #[test]
    fn a_new_entry_stands_at_the_end_of_its_topic() {
        let first = with_entry(CATALOG, "a", "NEW\n");
        assert_eq!(first.replace("NEW\n\n", ""), CATALOG);
        assert!(first.find("NEW").unwrap() < first.find("id = \"b\"").unwrap());
        let last = with_entry(CATALOG, "b", "NEW\n");
        assert_eq!(last, format!("{CATALOG}\nNEW\n"));
    }
}
