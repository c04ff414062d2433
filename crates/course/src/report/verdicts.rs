//! A verdict in words.

use fixtures::Verdict;

use crate::catalog::{Exercise, Kind};
use crate::judge::Judgement;
use crate::report::{Paint, indented, lists};

/// The most lines of an answer's own output that are shown.
const MOST_OUTPUT: usize = 20;

/// The verdict on one exercise whose file is `file`.
pub(crate) fn verdict(
    exercise: &Exercise,
    file: &str,
    judgement: &Judgement,
    paint: Paint,
) -> String {
    let id = &exercise.id;
    let diagnostics = diagnostics(judgement);
    let verdict = paint.verdict(judgement.verdict);
    let why = why(judgement, MOST_OUTPUT);
    let next = if judgement.passed() {
        String::new()
    } else {
        let show = show(exercise, judgement);
        format!("\nedit: {file}\n{show}hint: cargo course hint {id}\n")
    };
    format!("{diagnostics}{id}: {verdict}\n{why}{next}")
}

/// How to see the run, where it shows what is wrong.
fn show(exercise: &Exercise, judgement: &Judgement) -> String {
    use Verdict::{Hung, LeakedTask, WrongOrder, WrongTime};
    let helps = matches!(judgement.verdict, WrongOrder | WrongTime | LeakedTask | Hung);
    if helps && exercise.kind != Kind::Predict && judgement.run().is_some() {
        format!("show: cargo course show {}\n", exercise.id)
    } else {
        String::new()
    }
}

/// The verdict and the rule that was broken.
pub(crate) fn head(id: &str, judgement: &Judgement, paint: Paint) -> String {
    format!("{id}: {}\n{}", paint.verdict(judgement.verdict), broken(judgement))
}

/// What comes after the verdict's name, with at most `most` lines of output.
pub(crate) fn why(judgement: &Judgement, most: usize) -> String {
    let mut text = broken(judgement) + &paragraph(&judgement.message);
    if !judgement.passed() {
        text += &output(&judgement.output, most);
    }
    text
}

fn broken(judgement: &Judgement) -> String {
    let check = judgement.check.as_ref();
    check.map(|check| format!("rule: {}\n", rule(check))).unwrap_or_default()
}

/// A rule is the name of its check.
pub(crate) fn rule(check: &str) -> String {
    check.replace('_', " ")
}

/// What the compiler said, above everything else as cargo prints it.
pub(crate) fn diagnostics(judgement: &Judgement) -> String {
    match judgement.diagnostics.trim_end() {
        "" => String::new(),
        diagnostics => format!("{diagnostics}\n\n"),
    }
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("\n{}\n", indented(text.trim_end())) }
}

fn output(output: &str, most: usize) -> String {
    let lines: Vec<&str> = output.lines().collect();
    if lines.is_empty() {
        return String::new();
    }
    let last = &lines[lines.len().saturating_sub(most)..];
    let title = if last.len() < lines.len() { "it printed, at last:" } else { "it printed:" };
    format!("\n{title}\n{}\n", indented(&last.join("\n")))
}

/// Answers that are being built, in one line of at most `width` columns: by what name
/// they go, and for how long.
pub(crate) fn building(name: &str, seconds: u64, width: usize) -> String {
    format!("{name}: it is being built, for {seconds} s").chars().take(width).collect()
}

/// An answer that runs, in one line of at most `width` columns: for how long, and
/// the last line that it has printed.
pub(crate) fn running(id: &str, seconds: u64, output: &str, width: usize) -> String {
    let last = output.lines().last().unwrap_or_default();
    let line = format!("{id}: it runs for {seconds} s  {last}");
    line.chars().filter(|char| !char.is_control()).take(width).collect()
}

/// One line for each exercise of several.
pub(crate) fn summary(passed: usize, all: usize) -> String {
    format!("\n{passed} of {all} passed\n")
}

/// The exercise to go on with; `None` when there is none left.
pub(crate) fn next(exercise: Option<&Exercise>) -> String {
    exercise.map_or_else(lists::all_done, |next| format!("next: cargo course check {}\n", next.id))
}

pub(crate) fn stopped_at_the_limit() -> String {
    "Its time was up and it was stopped.\n\
     Something in it never yields,\nor waits for the real world."
        .to_owned()
}

pub(crate) fn no_checks(id: &str) -> String {
    format!(
        "The file does not bring in its checks any more.\n\
         Its last lines must be:\n\n\
         #[cfg(test)]\n#[path = \"checks/{id}.rs\"]\nmod checks;\n\n\
         or begin anew: cargo course reset {id}"
    )
}

pub(crate) fn ended_itself() -> String {
    "The program ended in the middle of a check.\nDoes it call `exit`?".to_owned()
}

pub(crate) fn died(status: &str, last_lines: &str) -> String {
    format!("The checks ended with {status}.\n\n{last_lines}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    fn words(judgement: &Judgement) -> String {
        let catalog = samples::catalog();
        let timers = catalog.exercise("timers").unwrap();
        verdict(timers, "exercises/demo/timers.rs", judgement, Paint::Plain)
    }

    #[test]
    fn a_failure_names_the_rule_and_what_to_do_next() {
        let mut judgement = samples::judgement(Verdict::WrongValue, "expected  1\nyours     2");
        judgement.output = "tick".to_owned();
        insta::assert_snapshot!(words(&judgement), @r"
        timers: wrong value
        rule: timers fire in order

          expected  1
          yours     2

        it printed:
          tick

        edit: exercises/demo/timers.rs
        hint: cargo course hint timers
        ");
    }

    #[test]
    fn a_wrong_order_can_be_looked_at() {
        let wrong = samples::with_run(samples::judgement(Verdict::WrongOrder, "b before a"));
        insta::assert_snapshot!(words(&wrong), @r"
        timers: wrong order
        rule: timers fire in order

          b before a

        edit: exercises/demo/timers.rs
        show: cargo course show timers
        hint: cargo course hint timers
        ");
    }

    #[test]
    fn what_is_to_be_predicted_is_not_to_be_looked_at() {
        let mut exercise = samples::catalog().exercise("timers").unwrap().clone();
        exercise.kind = Kind::Predict;
        let wrong = samples::with_run(samples::judgement(Verdict::WrongOrder, ""));
        let words = verdict(&exercise, "timers.rs", &wrong, Paint::Plain);
        assert!(!words.contains("course show"), "{words}");
    }

    #[test]
    fn a_pass_is_one_line() {
        let judgement = Judgement { check: None, ..samples::judgement(Verdict::Passed, "") };
        insta::assert_snapshot!(words(&judgement), @"timers: passed");
    }

    #[test]
    fn what_the_compiler_said_comes_first() {
        let mut judgement = samples::judgement(Verdict::DoesNotCompile, "");
        judgement.check = None;
        judgement.diagnostics = "error: expected `;`\n --> timers.rs:1\n\n".to_owned();
        insta::assert_snapshot!(words(&judgement), @r"
        error: expected `;`
         --> timers.rs:1

        timers: does not compile

        edit: exercises/demo/timers.rs
        hint: cargo course hint timers
        ");
    }

    #[test]
    fn of_much_output_the_end_is_shown() {
        let lines: Vec<String> = (1..=30).map(|line| format!("line {line}")).collect();
        let mut judgement = samples::judgement(Verdict::Hung, "");
        judgement.output = lines.join("\n");
        let words = words(&judgement);
        assert!(words.contains("it printed, at last:\n  line 11\n"), "{words}");
        assert!(words.contains("  line 30\n"), "{words}");
    }

    #[test]
    fn an_answer_that_runs_takes_one_line() {
        let line = running("timers", 3, "one\ntwo\x07 and more\n", 36);
        assert_eq!(line, "timers: it runs for 3 s  two and mor");
    }

    #[test]
    fn answers_that_are_built_take_one_line() {
        assert_eq!(building("timers", 3, 80), "timers: it is being built, for 3 s");
        assert_eq!(building("timers", 3, 20), "timers: it is being ");
    }

    #[test]
    fn lost_checks_are_put_back_by_hand_or_by_reset() {
        insta::assert_snapshot!(no_checks("timers"), @r#"
        The file does not bring in its checks any more.
        Its last lines must be:

        #[cfg(test)]
        #[path = "checks/timers.rs"]
        mod checks;

        or begin anew: cargo course reset timers
        "#);
    }
}
