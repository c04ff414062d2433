//! The catalog of exercises, as the pages show it.

use std::fmt;
use std::fs;

use toml::{Table, Value};

use crate::conformance;
use crate::workspace::{programs, root};

/// A table of the topic's exercises.
pub(crate) fn exercises(topic: &str) -> String {
    let catalog = read();
    let known = |entry: &&Table| entry["id"].as_str() == Some(topic);
    let entry = list(&catalog, "topic").find(known).expect("the topic is in the catalog");
    if list(entry, "exercise").count() == 0 {
        return "There are none for this topic yet.\n".to_owned();
    }
    let mut table = "| exercise | | kind | minutes |\n|---|---|---|---|\n".to_owned();
    for exercise in list(entry, "exercise") {
        let (id, title, kind) =
            (text(exercise, "id"), text(exercise, "title"), text(exercise, "kind"));
        let minutes = exercise["minutes"].as_integer().expect("`minutes` is a number");
        table += &format!("| `{id}` | {title} | {kind} | {minutes} |\n");
    }
    table
}

/// A table of all topics: what each has, counted in the files.
pub(crate) fn topics() -> String {
    let catalog = read();
    let mut table =
        "| asyncio | lesson | programs with twins | rules of CPython's tests | exercises |\n\
                     |---|---|---|---|---|\n"
            .to_owned();
    let mut all = Counts::default();
    for topic in list(&catalog, "topic") {
        let counts = Counts::of(topic);
        let (asyncio, title, id) =
            (text(topic, "asyncio"), text(topic, "title"), text(topic, "id"));
        table += &format!("| {asyncio} | [{title}](crates/{id}/README.md) | {counts} |\n");
        all.add(&counts);
    }
    table + &format!("| | all | {all} |\n")
}

/// A table for whoever plans a class: the minutes of each topic's exercises.
pub(crate) fn minutes() -> String {
    let catalog = read();
    let mut table = "| topic | exercises | minutes |\n|---|---|---|\n".to_owned();
    let mut all = 0;
    for topic in list(&catalog, "topic") {
        let exercises: Vec<&Table> = list(topic, "exercise").collect();
        let minutes_of =
            |exercise: &Table| exercise["minutes"].as_integer().expect("`minutes` is a number");
        let minutes: i64 = exercises.iter().map(|exercise| minutes_of(exercise)).sum();
        let names: Vec<String> = exercises
            .iter()
            .map(|exercise| format!("`{}` {}", text(exercise, "id"), minutes_of(exercise)))
            .collect();
        table += &format!("| {} | {} | {minutes} |\n", text(topic, "title"), names.join(", "));
        all += minutes;
    }
    table + &format!("| all | | {all} |\n")
}

/// What a topic has, or all of them have.
#[derive(Default)]
struct Counts {
    twins: usize,
    tested: usize,
    taught: usize,
    exercises: usize,
}

impl Counts {
    fn of(topic: &Table) -> Self {
        let id = text(topic, "id");
        let programs = programs().into_iter().filter(|program| program.topic == id);
        let twins = programs.filter(|program| program.twin().exists()).count();
        let (tested, taught) = conformance::counts(id);
        Counts { twins, tested, taught, exercises: list(topic, "exercise").count() }
    }

    fn add(&mut self, more: &Counts) {
        self.twins += more.twins;
        self.tested += more.tested;
        self.taught += more.taught;
        self.exercises += more.exercises;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Counts { twins, tested, taught, exercises } = self;
        write!(f, "{twins} | {tested} tested, {taught} taught | {exercises}")
    }
}

fn read() -> Table {
    let path = root().join("exercises/course.toml");
    fs::read_to_string(path).expect("the catalog can be read").parse().expect("it is TOML")
}

fn list<'a>(table: &'a Table, key: &str) -> impl Iterator<Item = &'a Table> {
    table.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_table)
}

fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("`{key}` is missing"))
}
