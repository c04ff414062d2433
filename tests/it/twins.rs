//! Same program, same order: every lesson program and its Python twin print the
//! same lines at the same virtual times.

use std::collections::BTreeMap;

use fixtures::side_by_side;

use crate::python::TWINS;
use crate::workspace::{Program, all_programs, programs};

#[test]
fn every_program_has_a_twin_and_a_pinned_transcript() {
    let programs = programs();
    assert!(!programs.is_empty(), "no lesson program was found");
    for program in programs {
        assert!(program.twin().exists(), "write the twin {}", program.twin().display());
        let source = program.source();
        assert!(program.pinned().is_some(), "pin {} in the topic's order.rs", source.display());
    }
}

/// Whatever a plain build contains can be compared with Python.
#[test]
fn only_a_program_that_a_plain_build_leaves_out_may_say_why_it_has_no_twin() {
    for program in all_programs() {
        let Some(reason) = program.no_twin() else { continue };
        let source = program.source();
        assert!(!program.is_built(), "{}: write its twin", source.display());
        assert!(reason.ends_with('.'), "{}: say why, in a sentence", source.display());
        assert!(!program.twin().exists(), "{}: it has a twin", source.display());
    }
}

/// The systems of the four articles, A to D, and M, the myths in them.
const SEEDS: [(char, u32); 5] = [('A', 9), ('B', 7), ('C', 7), ('D', 10), ('M', 6)];

#[test]
fn every_system_of_the_articles_has_one_program() {
    let programs = programs();
    let ids: Vec<String> = programs.iter().flat_map(Program::seeds).collect();
    let wanted = SEEDS
        .iter()
        .flat_map(|&(article, rows)| (1..=rows).map(move |number| format!("{article}{number}")));
    for id in wanted {
        let count = ids.iter().filter(|listed| **listed == id).count();
        assert_eq!(count, 1, "{id}: how many programs begin with `//! {id}: `");
    }
}

/// Cargo builds all of them into one folder.
#[test]
fn no_two_programs_have_one_name() {
    let mut topics = BTreeMap::new();
    for Program { topic, name } in all_programs() {
        if let Some(other) = topics.insert(name.clone(), topic.clone()) {
            panic!("{other} and {topic} both have a program `{name}`: rename one");
        }
    }
}

#[test]
fn every_built_program_prints_its_pinned_transcript() {
    let pinned = programs().into_iter().map(|program| {
        let pinned = program.pinned().unwrap_or_default();
        (program, pinned)
    });
    expect_equal("Rust", "pinned", pinned);
}

#[test]
fn every_twin_prints_what_its_program_prints() {
    match &*TWINS {
        Some(twins) => expect_equal("Rust", "Python", twins.clone().into_iter()),
        None => {
            assert!(std::env::var_os("CI").is_none(), "CI needs Python 3.11 or newer");
            eprintln!(
                "No Python 3.11 or newer was found: the programs were compared with the pinned \
                 transcripts only. Install Python to run the twins."
            );
        }
    }
}

fn expect_equal(left: &str, right: &str, others: impl Iterator<Item = (Program, String)>) {
    let mut differences = String::new();
    for (program, other) in others {
        let rust = program.run();
        if rust.trim_end() != other.trim_end() {
            let rust: Vec<&str> = rust.lines().collect();
            let other: Vec<&str> = other.lines().collect();
            let picture = side_by_side(&rust, &other, right).replacen("expected", left, 1);
            differences += &format!("\n{}\n{picture}", program.source().display());
        }
    }
    assert!(
        differences.is_empty(),
        "{left} and {right} differ:\n{differences}\n\
         Meant? Then change the twin too, and take the new order on and read it:\n\
         INSTA_UPDATE=always cargo test; UPDATE_LESSONS=1 cargo test -p course-tests lessons"
    );
}
