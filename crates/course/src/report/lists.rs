//! What there is, and where the learner stands.

use crate::catalog::{Catalog, Exercise};
use crate::progress::Progress;
use crate::report::Paint;

/// Narrower lists leave the titles out.
const ROOM_FOR_TITLES: usize = 64;

/// What a row takes besides the name and the kind.
const ROW: usize = "  [x]  10 min".len();

/// What the kind takes.
const KIND: usize = "complete ".len();

/// Every topic and exercise, done ones marked.
pub(crate) fn list(catalog: &Catalog, progress: &Progress, paint: Paint, width: usize) -> String {
    let longest = catalog.exercises().map(|exercise| exercise.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for topic in &catalog.topics {
        text += &format!("{}: {}\n", paint.bold(&topic.id), topic.title);
        if width >= ROOM_FOR_TITLES {
            text += &format!("  asyncio: {}\n", topic.asyncio);
        }
        for exercise in &topic.exercises {
            text += &row(exercise, progress.passed(&exercise.id), longest, width);
        }
        text.push('\n');
    }
    let next = match progress.next(catalog) {
        Some(_) => "next: cargo course check\n",
        None => "read again: cargo course read TOPIC\n",
    };
    text + &count(catalog, progress) + next
}

/// `longest` is the length of the longest name.
fn row(exercise: &Exercise, passed: bool, longest: usize, width: usize) -> String {
    let Exercise { id, kind, minutes, title, .. } = exercise;
    let mark = if passed { 'x' } else { ' ' };
    let kind = if ROW + longest + KIND <= width { format!("{kind:8} ") } else { String::new() };
    let title = if width >= ROOM_FOR_TITLES { format!("  {title}") } else { String::new() };
    format!("  [{mark}] {id:longest$} {kind}{minutes:2} min{title}\n")
}

fn count(catalog: &Catalog, progress: &Progress) -> String {
    format!("{} of {} exercises passed\n", progress.count(catalog), catalog.exercises().count())
}

/// Where the learner is and what comes next. `file` is that of `next`.
pub(crate) fn status(
    catalog: &Catalog,
    progress: &Progress,
    next: Option<(&Exercise, &str)>,
) -> String {
    let count = count(catalog, progress);
    let Some((next, file)) = next else { return count + &all_done() };
    format!(
        "{count}\nnext:  {} ({}, {} min)\n       {}\n\
         read:  cargo course read {}\nedit:  {file}\ncheck: cargo course check {}\n",
        next.id, next.kind, next.minutes, next.title, next.topic, next.id
    )
}

pub(crate) fn all_done() -> String {
    "Every exercise has passed.\nlook again at any: cargo course list\n".to_owned()
}

/// The programs of a topic, each with its first sentence.
pub(crate) fn programs(topic: &str, programs: &[(String, String)]) -> String {
    let mut text = String::new();
    for (name, sentence) in programs {
        text += &format!("{name}\n  {sentence}\n");
    }
    format!("{text}\nrun one: cargo course play {topic} PROGRAM --timeline\n")
}

/// Systems of the articles: the row's letter and number, `topic program`, and what
/// the program shows.
pub(crate) fn seeds(seeds: &[((char, u32), String, String)]) -> String {
    let mut text = String::new();
    for ((article, number), program, sentence) in seeds {
        text += &format!("{:4}{program}\n    {sentence}\n", format!("{article}{number}"));
    }
    text + "\nrun one: cargo course play TOPIC PROGRAM --timeline\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn a_list_marks_what_has_passed() {
        let (_folder, progress) = samples::progress(&["turns"]);
        insta::assert_snapshot!(list(&samples::catalog(), &progress, Paint::Plain, 80), @r"
        demo: Turns and timers
          asyncio: sleep, call_later
          [x] turns  predict  10 min  Take turns
          [ ] timers fix      15 min  Timers fire in order

        1 of 2 exercises passed
        next: cargo course check
        ");
    }

    #[test]
    fn a_list_fits_into_forty_columns() {
        let (_folder, progress) = samples::progress(&[]);
        let mut catalog = samples::catalog();
        catalog.topics[0].exercises[0].id = "a_name_of_twenty_two_c".to_owned();
        let list = list(&catalog, &progress, Paint::Plain, 40);
        assert!(list.lines().all(|line| line.chars().count() <= 40), "{list}");
    }

    #[test]
    fn the_status_says_what_to_type() {
        let catalog = samples::catalog();
        let (_folder, progress) = samples::progress(&["turns"]);
        let next = progress.next(&catalog).map(|next| (next, "exercises/demo/timers.rs"));
        insta::assert_snapshot!(status(&catalog, &progress, next), @r"
        1 of 2 exercises passed

        next:  timers (fix, 15 min)
               Timers fire in order
        read:  cargo course read demo
        edit:  exercises/demo/timers.rs
        check: cargo course check timers
        ");
    }

    #[test]
    fn in_the_end_there_is_no_next() {
        let catalog = samples::catalog();
        let (_folder, progress) = samples::progress(&["turns", "timers"]);
        insta::assert_snapshot!(status(&catalog, &progress, None), @r"
        2 of 2 exercises passed
        Every exercise has passed.
        look again at any: cargo course list
        ");
    }

    #[test]
    fn programs_are_listed_with_their_first_sentence() {
        let programs_of_demo = [("hello".to_owned(), "One coroutine.".to_owned())];
        insta::assert_snapshot!(programs("demo", &programs_of_demo), @r"
        hello
          One coroutine.

        run one: cargo course play demo PROGRAM --timeline
        ");
    }

    #[test]
    fn seeds_are_listed_with_what_to_play() {
        let rows = [(('A', 1), "event-loop hello".to_owned(), "one coroutine.".to_owned())];
        insta::assert_snapshot!(seeds(&rows), @r"
        A1  event-loop hello
            one coroutine.

        run one: cargo course play TOPIC PROGRAM --timeline
        ");
    }
}
