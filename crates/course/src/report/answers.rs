//! Hints, solutions and new beginnings.

use crate::hints::{COUNT, Hints};
use crate::report::Paint;

/// Hint `number`, and how to get more.
pub(crate) fn hint(id: &str, hints: &Hints, number: usize, paint: Paint) -> String {
    let more = if number < COUNT {
        format!("the next one: cargo course hint {id}")
    } else {
        format!("that was the last one; the answer:\ncargo course solution {id} --reveal")
    };
    format!("{}\n\n{more}\n", titled(hints, number, paint))
}

/// Hint `number` in watch mode, where a key gives the next one.
pub(crate) fn hint_on_screen(id: &str, hints: &Hints, number: usize, paint: Paint) -> String {
    let more = if number < COUNT {
        "the next one: h".to_owned()
    } else {
        format!(
            "that was the last one; the answer, in another terminal:\ncargo course solution {id} --reveal"
        )
    };
    format!("{}\n\n{more}\n", titled(hints, number, paint))
}

/// All hints.
pub(crate) fn all_hints(id: &str, hints: &Hints, paint: Paint) -> String {
    let all: Vec<String> = (1..=COUNT).map(|number| titled(hints, number, paint)).collect();
    format!("{}\n\nthe answer: cargo course solution {id} --reveal\n", all.join("\n\n"))
}

fn titled(hints: &Hints, number: usize, paint: Paint) -> String {
    let title = paint.bold(&format!("Hint {number} of {COUNT}"));
    format!("{title}\n\n{}", hints.get(number))
}

pub(crate) fn not_passed_yet(id: &str) -> String {
    format!(
        "{id} has not passed yet.\n\
         a hint: cargo course hint {id}\n\
         the answer all the same:\ncargo course solution {id} --reveal\n"
    )
}

/// The exercise in `file` is as it was; the learner's own is in `kept`.
pub(crate) fn reset(id: &str, file: &str, kept: Option<&str>) -> String {
    let kept = kept.map(|kept| format!("your version: {kept}\n")).unwrap_or_default();
    format!("{file} is as it was.\n{kept}check it: cargo course check {id}\n")
}

/// An exercise was begun: these files wait for their author.
pub(crate) fn begun(topic: &str, files: &[String]) -> String {
    format!(
        "{}\n\nfill them in, and write more wrong answers;\n\
         what is missing: cargo course gate --topic {topic}\n",
        files.join("\n")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hints() -> Hints {
        Hints::parse("## Hint 1\nLook.\n## Hint 2\n`sleep`.\n## Hint 3\nAwait it.\n").unwrap()
    }

    #[test]
    fn a_hint_says_how_to_get_the_next_one() {
        insta::assert_snapshot!(hint("timers", &hints(), 1, Paint::Plain), @r"
        Hint 1 of 3

        Look.

        the next one: cargo course hint timers
        ");
    }

    #[test]
    fn after_the_last_hint_there_is_the_answer() {
        insta::assert_snapshot!(hint("timers", &hints(), 3, Paint::Plain), @r"
        Hint 3 of 3

        Await it.

        that was the last one; the answer:
        cargo course solution timers --reveal
        ");
    }

    #[test]
    fn all_hints_come_in_order() {
        insta::assert_snapshot!(all_hints("timers", &hints(), Paint::Plain), @r"
        Hint 1 of 3

        Look.

        Hint 2 of 3

        `sleep`.

        Hint 3 of 3

        Await it.

        the answer: cargo course solution timers --reveal
        ");
    }

    #[test]
    fn a_solution_has_to_be_earned_or_asked_for() {
        insta::assert_snapshot!(not_passed_yet("timers"), @r"
        timers has not passed yet.
        a hint: cargo course hint timers
        the answer all the same:
        cargo course solution timers --reveal
        ");
    }

    #[test]
    fn a_reset_says_where_the_old_version_is() {
        let file = "exercises/demo/timers.rs";
        insta::assert_snapshot!(reset("timers", file, Some(".course/kept/timers.1.rs")), @r"
        exercises/demo/timers.rs is as it was.
        your version: .course/kept/timers.1.rs
        check it: cargo course check timers
        ");
    }
}
