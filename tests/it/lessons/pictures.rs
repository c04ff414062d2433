//! The pictures of runs: a page marks the place, `<!-- svg: hello -->`, and the file
//! lies beside the lesson, `crates/<topic>/pictures/hello.svg`.
//!
//! `UPDATE_LESSONS=1 cargo test` draws them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::{marker, pages, program};
use crate::workspace::{Program, crate_dir, files_in, root};

#[test]
fn every_picture_is_fresh() {
    let mut stale = Vec::new();
    for program in shown() {
        let picture = program.picture();
        let fresh = program.recorded().svg(&format!("{}/{}", program.topic, program.name));
        if fs::read_to_string(&picture).is_ok_and(|drawn| drawn == fresh) {
            continue;
        }
        if std::env::var_os("UPDATE_LESSONS").is_some() {
            fs::create_dir_all(crate_dir(&program.topic).join("pictures")).expect("a folder");
            fs::write(&picture, fresh).expect("the picture can be written");
        } else {
            stale.push(picture.display().to_string());
        }
    }
    let stale = stale.join(", ");
    assert!(stale.is_empty(), "stale: {stale}; run `UPDATE_LESSONS=1 cargo test -p course-tests`");
}

#[test]
fn every_picture_is_on_a_page() {
    let shown: BTreeSet<PathBuf> = shown().iter().map(Program::picture).collect();
    let crates = files_in(&root().join("crates"));
    let drawn: BTreeSet<PathBuf> =
        crates.into_iter().flat_map(|topic| files_in(&topic.join("pictures"))).collect();
    assert!(!drawn.is_empty(), "no picture was found");
    let unseen: Vec<&PathBuf> = drawn.difference(&shown).collect();
    assert!(unseen.is_empty(), "no page shows {unseen:?}: show it, or delete the file");
}

/// The line that shows the picture of `program` on a page of `topic`, or on one at
/// the top.
pub(super) fn image(program: &Program, topic: Option<&str>) -> String {
    let Program { topic: home, name } = program;
    let folder = match topic {
        Some(topic) if topic == home => "pictures".to_owned(),
        Some(_) => format!("../{home}/pictures"),
        None => format!("crates/{home}/pictures"),
    };
    format!("![{}]({folder}/{name}.svg)\n", alt(program))
}

/// What somebody hears who cannot see the picture. The lines of the run are on the
/// page, and each lane's life is told in the file.
fn alt(program: &Program) -> String {
    let about = program.about().replace('`', "");
    let (first, rest) = about.split_at(1);
    format!("Who ran when in {}. {}{rest}", program.name, first.to_uppercase())
}

/// The programs whose picture a page shows.
fn shown() -> BTreeSet<Program> {
    let mut shown = BTreeSet::new();
    for (page, topic) in pages() {
        let text = fs::read_to_string(&page).expect("the page can be read");
        let names = text.lines().filter_map(marker).filter(|(kind, _)| *kind == "svg");
        shown.extend(names.filter_map(|(_, name)| program(name, topic.as_deref())));
    }
    shown
}
