//! Every row of the catalogue of CPython's own tests is accounted for: by a test
//! that cites it, or by a section of a lesson that teaches the difference.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;

use crate::workspace::{crate_dir, files_in, root};

/// A row of `conformance.tsv`: one rule that CPython tests.
struct Row {
    id: String,
    topic: String,
}

/// Where a row went.
#[derive(Debug, PartialEq, Eq)]
enum Place {
    Test(String),
    Lesson { heading: String, difference: String },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Test(name) => write!(f, "test `{name}`"),
            Place::Lesson { heading, difference } => {
                write!(f, "lesson, \"{heading}\": {difference}")
            }
        }
    }
}

#[test]
fn every_row_of_a_topic_is_a_test_or_is_taught() {
    for topic in topics() {
        let places = places(&topic);
        let rows: Vec<String> = rows_of(&topic);
        for id in &rows {
            let found = places.get(id).map_or(0, Vec::len);
            assert!(found > 0, "{topic}: no test cites {id}, and no lesson teaches it");
        }
        for (id, found) in &places {
            assert!(rows.contains(id), "{topic}: there is no row {id}");
            let taught = found.iter().filter(|place| matches!(place, Place::Lesson { .. })).count();
            assert!(
                taught == 0 || found.len() == 1,
                "{topic}: {id} is tested and taught, or taught twice"
            );
        }
    }
}

#[test]
fn every_taught_difference_names_a_section_of_its_lesson() {
    for topic in topics() {
        let lesson = fs::read_to_string(crate_dir(&topic).join("README.md")).unwrap_or_default();
        let headings: Vec<&str> = lesson
            .lines()
            .filter(|line| line.starts_with('#'))
            .map(|line| line.trim_start_matches('#').trim())
            .collect();
        for (id, found) in places(&topic) {
            for place in found {
                if let Place::Lesson { heading, .. } = place {
                    assert!(
                        headings.contains(&heading.as_str()),
                        "{id}: no section \"{heading}\" in {topic}"
                    );
                }
            }
        }
    }
}

/// How many rows of a topic are tests, and how many are differences a lesson
/// teaches.
pub(crate) fn counts(topic: &str) -> (usize, usize) {
    let places = places(topic);
    let is_taught = |found: &&Vec<Place>| matches!(found[..], [Place::Lesson { .. }]);
    let taught = places.values().filter(is_taught).count();
    (places.len() - taught, taught)
}

/// A table of all rows: which test keeps the rule, or which section of a lesson
/// teaches the difference. A row that is nowhere is a failure.
pub(crate) fn table() -> String {
    let mut table = "| topic | row of CPython's tests | here |\n|---|---|---|\n".to_owned();
    for topic in topics() {
        let places = places(&topic);
        for id in rows_of(&topic) {
            let found = places.get(&id).unwrap_or_else(|| panic!("{topic}: {id} is nowhere"));
            let here: Vec<String> = found.iter().map(Place::to_string).collect();
            table += &format!("| {topic} | `{id}` | {} |\n", here.join("; "));
        }
    }
    table
}

/// The topics of the rows, in the order of their names.
fn topics() -> Vec<String> {
    let mut topics: Vec<String> = rows().into_iter().map(|row| row.topic).collect();
    topics.sort();
    topics.dedup();
    assert!(!topics.is_empty());
    topics
}

fn rows_of(topic: &str) -> Vec<String> {
    rows().into_iter().filter(|row| row.topic == topic).map(|row| row.id).collect()
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("tests/conformance.tsv")).expect("the catalogue");
    let row = |line: &str| {
        let mut columns = line.split('\t').map(str::to_owned);
        Some(Row { id: columns.next()?, topic: columns.next()? })
    };
    text.lines().skip(1).filter_map(row).collect()
}

/// Which tests and lessons of a topic name which rows.
fn places(topic: &str) -> BTreeMap<String, Vec<Place>> {
    let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let tests = crate_dir(topic).join("tests/it");
    for file in files_in(&tests) {
        if file.extension().is_some_and(|extension| extension == "rs") {
            let source = fs::read_to_string(&file).expect("the tests can be read");
            for (id, test) in cited(&source) {
                places.entry(id).or_default().push(Place::Test(test));
            }
        }
    }
    for line in fs::read_to_string(tests.join("taught.tsv")).unwrap_or_default().lines() {
        let [id, heading, difference] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("{topic}: taught.tsv: three columns are needed: {line}");
        };
        let place =
            Place::Lesson { heading: heading.to_owned(), difference: difference.to_owned() };
        places.entry(id.to_owned()).or_default().push(place);
    }
    places
}

/// `/// CPython: some.row.` above a test, and the test's name.
fn cited(source: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut waiting: Vec<String> = Vec::new();
    for line in source.lines().map(str::trim) {
        if let Some(id) = line.strip_prefix("/// CPython: ") {
            waiting.push(id.trim_end_matches('.').to_owned());
        } else if let Some(rest) = line.strip_prefix("fn ").or(line.strip_prefix("async fn ")) {
            let name = rest.split(['(', '<']).next().unwrap_or_default().to_owned();
            found.extend(waiting.drain(..).map(|id| (id, name.clone())));
        }
    }
    found
}
