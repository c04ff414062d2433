//! What went wrong, and what to type next.

use std::io;
use std::path::Path;

use anyhow::{Error, anyhow};

use crate::report::indented;

pub(crate) fn cannot_read(file: &str) -> String {
    format!("cannot read {file}\nnext: cargo course doctor")
}

pub(crate) fn bad_catalog(file: &str) -> String {
    format!("{file} is not a catalog of exercises\nmend it, or put it back: git restore {file}")
}

pub(crate) fn no_current_folder() -> String {
    "the current folder is gone\nnext: cd to your copy of the course, then: cargo course".to_owned()
}

pub(crate) fn no_checkout(here: &Path) -> String {
    format!(
        "no course in {} or above it\nnext: cd to your copy of the course, then: cargo course",
        here.display()
    )
}

/// No such name: the nearest ones, or where all of them are.
pub(crate) fn unknown<'a>(
    what: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
    all: &str,
) -> Error {
    let nearest = nearest(name, known);
    if nearest.is_empty() {
        return anyhow!("no {what} is called `{name}`\nsee them all: {all}");
    }
    anyhow!("no {what} is called `{name}`\nnearest: {}\nsee them all: {all}", nearest.join(", "))
}

/// At most three of the `known` names, the most alike first.
fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut scored: Vec<(f64, &str)> = known
        .map(|candidate| (strsim::jaro_winkler(name, candidate), candidate))
        .filter(|&(score, _)| score > 0.75)
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    scored.into_iter().take(3).map(|(_, candidate)| candidate).collect()
}

pub(crate) fn topic_instead_of_exercise(topic: &str) -> Error {
    anyhow!(
        "`{topic}` is a topic, not an exercise\n\
         check all of it: cargo course check --topic {topic}\n\
         see its exercises: cargo course list"
    )
}

pub(crate) fn unreadable_answer(file: &str, error: &io::Error) -> String {
    format!("cannot read {file}: {error}\nsee: cargo course doctor")
}

pub(crate) fn file_is_gone(file: &str, id: &str) -> String {
    format!("{file} is gone\nput it back: cargo course reset {id}")
}

/// One of several answers could not be judged.
pub(crate) fn unjudged(id: &str, why: &str) -> String {
    format!("{id}: not judged\n\n{}\n", indented(why))
}

pub(crate) fn some_unjudged(count: usize) -> String {
    let answers = if count == 1 { "1 answer" } else { &format!("{count} answers") };
    format!("{answers} could not be judged\nsee above what to do")
}

pub(crate) fn no_program(program: &str) -> String {
    format!("cannot find `{program}`: is it on the PATH?\nsee: cargo course doctor")
}

pub(crate) fn cannot_start(program: &str) -> String {
    format!("cannot start {program}\nsee: cargo course doctor")
}

pub(crate) fn no_disk() -> String {
    "the disk is full: nothing can be built\nmake room, for instance with: cargo clean".to_owned()
}

pub(crate) fn no_temporary_file() -> String {
    "cannot use a temporary file\nsee: cargo course doctor".to_owned()
}

/// Something besides the exercise does not build.
pub(crate) fn cargo_failed(said: &str) -> String {
    format!(
        "cargo could not build what the exercise needs; your answer is not to blame\n\n{}\n\n\
         put the course's own files back: git status, then git restore\nsee: cargo course doctor",
        said.trim()
    )
}

pub(crate) fn not_built(target: &str) -> String {
    format!("cargo built nothing for {target}\nput its Cargo.toml back: git restore exercises")
}

pub(crate) fn newer_progress(version: u32) -> String {
    format!("it has version {version}, from another program")
}

/// `kept` is where the unreadable file is now; `None` if it could not be moved.
pub(crate) fn unreadable_progress(why: &str, kept: Option<&str>) -> String {
    let kept = kept
        .map_or_else(|| "It is left as it is.".to_owned(), |kept| format!("It is kept as {kept}."));
    format!(
        "note: your progress cannot be read: {why}\n{kept}\n\
         rebuild it: cargo course check --all"
    )
}

pub(crate) fn cannot_keep_progress(file: &Path) -> String {
    format!(
        "cannot keep your progress in {}\nis the folder writable? see: cargo course doctor",
        file.display()
    )
}

pub(crate) fn cannot_write(path: &Path) -> String {
    format!("cannot write {}\nsee: cargo course doctor", path.display())
}

pub(crate) fn file_is_there(file: &str) -> String {
    format!("{file} is there already\nnothing was written; take another name")
}

pub(crate) fn bad_manifest(file: &str) -> String {
    format!("{file} is not a manifest\nput it back: git restore {file}")
}

/// What a catalog must not hold; the cause of [`bad_catalog`] or [`not_added`].
pub(crate) fn other_catalog(version: u32, ours: u32) -> String {
    format!("it has version {version}, and this program reads version {ours}")
}

pub(crate) fn bad_id(id: &str) -> String {
    format!("the id `{id}` may hold only a-z, 0-9, - and _")
}

pub(crate) fn id_used_twice(id: &str) -> String {
    format!("the id `{id}` is used twice")
}

pub(crate) fn not_added(id: &str) -> String {
    format!(
        "cannot add `{id}` to the catalog\ntake another name; see those in use: cargo course list"
    )
}

pub(crate) fn bad_hints(file: &str) -> String {
    format!("{file} does not hold its hints any more\nput it back: git restore {file}")
}

pub(crate) fn no_hint(number: usize) -> String {
    format!("the heading `## Hint {number}` is missing or out of order")
}

pub(crate) fn empty_hint() -> String {
    "a hint is empty".to_owned()
}

pub(crate) fn no_lesson(topic: &str) -> String {
    format!("the lesson of `{topic}` is not written yet\nsee the others: cargo course list")
}

pub(crate) fn no_exercises(topic: &str) -> String {
    format!("`{topic}` has no exercises yet\nread its lesson: cargo course read {topic}")
}

pub(crate) fn no_programs(topic: &str) -> String {
    format!("`{topic}` has no programs yet\nread its lesson: cargo course read {topic}")
}

pub(crate) fn program_failed(topic: &str, program: &str) -> String {
    format!("{program} ended with an error\nlook at it: crates/{topic}/examples/{program}.rs")
}

pub(crate) fn no_terminal_to_step() -> String {
    "--step needs a terminal, for its keys\nwithout one: --speed 1".to_owned()
}

pub(crate) fn no_recording(topic: &str, program: &str) -> String {
    format!(
        "{program} left no recording: there is nothing to draw\n\
          run it without: cargo course play {topic} {program} --fast"
    )
}

/// `VISUAL` or `EDITOR` names something that cannot be started.
pub(crate) fn no_editor(editor: &str, error: &io::Error) -> String {
    format!(
        "cannot start the editor `{editor}`: {error}\nname another in VISUAL, and start again\n"
    )
}

/// An error and its causes, and in the end what to type next.
///
/// Each error of the course says in its first line what is wrong, and what to do
/// in the lines below. Causes belong between the two. An error that is not ours
/// does not know what to do: the doctor may.
pub(crate) fn explain(error: &Error) -> String {
    let outer = error.to_string();
    let (wrong, next) = outer.split_once('\n').unwrap_or((&outer, "see: cargo course doctor"));
    let causes = error.chain().skip(1).map(ToString::to_string);
    let first: Vec<String> = std::iter::once(wrong.to_owned()).chain(causes).collect();
    format!("error: {}\n{next}", first.join(": ").trim_end()).trim_end().to_owned()
}

/// The same in a list of several things.
pub(crate) fn cause(error: &Error) -> String {
    explain(error).replacen("error: ", "", 1)
}

/// The same for something that did not keep us from going on.
pub(crate) fn as_note(error: &Error) -> String {
    explain(error).replacen("error: ", "note: ", 1)
}

#[cfg(test)]
mod tests {
    use anyhow::Context;

    use super::*;

    #[test]
    fn an_unknown_name_gets_the_nearest_ones() {
        let known = ["timers", "turns", "locks"].into_iter();
        let error = unknown("exercise", "timer", known, "cargo course list");
        insta::assert_snapshot!(explain(&error), @r"
        error: no exercise is called `timer`
        nearest: timers
        see them all: cargo course list
        ");
    }

    #[test]
    fn a_name_like_no_other_gets_the_list() {
        let known = ["timers", "turns"].into_iter();
        let error = unknown("exercise", "xyz", known, "cargo course list");
        insta::assert_snapshot!(explain(&error), @r"
        error: no exercise is called `xyz`
        see them all: cargo course list
        ");
    }

    #[test]
    fn the_cause_comes_before_what_to_type_next() {
        let error = Err::<(), _>(anyhow!("permission denied")).context(cannot_read("a.toml"));
        insta::assert_snapshot!(explain(&error.unwrap_err()), @r"
        error: cannot read a.toml: permission denied
        next: cargo course doctor
        ");
    }

    #[test]
    fn an_error_of_somebody_else_s_ends_with_the_doctor() {
        insta::assert_snapshot!(explain(&anyhow!("device gone")), @r"
        error: device gone
        see: cargo course doctor
        ");
    }

    #[test]
    fn a_topic_in_place_of_an_exercise_is_understood() {
        insta::assert_snapshot!(explain(&topic_instead_of_exercise("queue")), @r"
        error: `queue` is a topic, not an exercise
        check all of it: cargo course check --topic queue
        see its exercises: cargo course list
        ");
    }

    #[test]
    fn lost_progress_can_be_rebuilt() {
        insta::assert_snapshot!(unreadable_progress("EOF", Some(".course/kept.json")), @r"
        note: your progress cannot be read: EOF
        It is kept as .course/kept.json.
        rebuild it: cargo course check --all
        ");
        insta::assert_snapshot!(unreadable_progress("EOF", None), @r"
        note: your progress cannot be read: EOF
        It is left as it is.
        rebuild it: cargo course check --all
        ");
    }

    #[test]
    fn a_machine_at_fault_is_not_the_learner_s_fault() {
        insta::assert_snapshot!(cargo_failed("error: no such crate\n"), @r"
        cargo could not build what the exercise needs; your answer is not to blame

        error: no such crate

        put the course's own files back: git status, then git restore
        see: cargo course doctor
        ");
        insta::assert_snapshot!(no_program("cargo"), @r"
        cannot find `cargo`: is it on the PATH?
        see: cargo course doctor
        ");
    }

    fn all() -> Vec<String> {
        let io = || io::Error::other("device gone");
        let file = Path::new("a.rs");
        vec![
            cannot_read("a.rs"),
            bad_catalog("a.toml"),
            no_current_folder(),
            no_checkout(Path::new("/home")),
            unreadable_answer("a.rs", &io()),
            file_is_gone("a.rs", "a"),
            some_unjudged(2),
            cannot_start("cargo"),
            no_disk(),
            no_temporary_file(),
            not_built("a"),
            cannot_keep_progress(file),
            cannot_write(file),
            file_is_there("a.rs"),
            bad_manifest("Cargo.toml"),
            not_added("a"),
            bad_hints("a.md"),
            no_lesson("demo"),
            no_exercises("demo"),
            no_programs("demo"),
            program_failed("demo", "hello"),
            no_terminal_to_step(),
            no_recording("demo", "hello"),
            no_editor("vim", &io()),
        ]
    }

    #[test]
    fn every_error_ends_with_what_to_do() {
        let said = all().into_iter().map(|text| explain(&anyhow!("why").context(text)));
        insta::assert_snapshot!(said.collect::<Vec<_>>().join("\n\n"));
    }
}
