//! What to do with the picture of a run, and why there is none.

use std::path::Path;

use fixtures::Verdict;

use crate::catalog::{Exercise, Kind};
use crate::judge::Judgement;
use crate::report::{Paint, verdicts};

pub(crate) fn svg_written(file: &Path) -> String {
    let file = file.display();
    format!("wrote {file}\nlook at it: open it in a browser\nshow it on a page: ![]({file})\n")
}

pub(crate) fn trace_written(file: &Path) -> String {
    format!(
        "wrote {}\nlook at it: open https://ui.perfetto.dev and drop it there\n\
         (it stays on your machine; zoom into an instant to see its steps)\n",
        file.display()
    )
}

pub(crate) fn player_written(file: &Path) -> String {
    format!(
        "wrote {}\nlook at it: open it in a browser\n\
         (it is all in this one file, and nothing is fetched)\n",
        file.display()
    )
}

/// The verdict on the answer to the exercise `id`, above the picture of its run.
pub(crate) fn of_answer(id: &str, judgement: &Judgement, paint: Paint) -> String {
    let end = match judgement.verdict {
        Verdict::Hung | Verdict::BlockedTheLoop => "it came to no end: it was stopped\n",
        _ => "",
    };
    verdicts::head(id, judgement, paint) + end
}

/// Why the run of an answer in `file` is not drawn, and what to do next.
pub(crate) fn no_run(exercise: &Exercise, file: &str, judgement: &Judgement) -> String {
    let why = match judgement.verdict {
        Verdict::DoesNotCompile => "it does not compile, so it did not run.",
        Verdict::NotStarted if judgement.check.is_some() => "it is not written yet.",
        _ if exercise.kind == Kind::Predict && !judgement.passed() => {
            "the run is what you are to predict."
        }
        Verdict::BlockedTheLoop => "it was stopped, and its run is lost.",
        Verdict::Panicked => "it ended before its run was kept.",
        _ => "no run of it was kept.",
    };
    format!("\nThere is nothing to draw:\n{why}\n{}", next(exercise, file, judgement))
}

/// What to do after a look at the run of an answer in `file`.
pub(crate) fn next(exercise: &Exercise, file: &str, judgement: &Judgement) -> String {
    let Exercise { id, topic, .. } = exercise;
    match judgement.verdict {
        Verdict::NotStarted if judgement.check.is_some() => {
            format!("\nedit: {file}\nhint: cargo course hint {id}\n")
        }
        Verdict::Passed => format!("\nmore runs: cargo course play {topic}\n"),
        _ => format!("\nsee why: cargo course check {id}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples;

    #[test]
    fn each_verdict_says_why_there_is_no_run_and_what_to_do_next() {
        let catalog = samples::catalog();
        let timers = catalog.exercise("timers").unwrap();
        let verdicts = [
            Verdict::DoesNotCompile,
            Verdict::NotStarted,
            Verdict::BlockedTheLoop,
            Verdict::Panicked,
            Verdict::WrongValue,
            Verdict::Passed,
        ];
        let said = verdicts.map(|verdict| {
            let words = no_run(timers, "timers.rs", &samples::judgement(verdict, ""));
            format!("{verdict}{words}")
        });
        insta::assert_snapshot!(said.join("\n"), @r"
        does not compile
        There is nothing to draw:
        it does not compile, so it did not run.

        see why: cargo course check timers

        not started
        There is nothing to draw:
        it is not written yet.

        edit: timers.rs
        hint: cargo course hint timers

        blocked the loop
        There is nothing to draw:
        it was stopped, and its run is lost.

        see why: cargo course check timers

        panicked
        There is nothing to draw:
        it ended before its run was kept.

        see why: cargo course check timers

        wrong value
        There is nothing to draw:
        no run of it was kept.

        see why: cargo course check timers

        passed
        There is nothing to draw:
        no run of it was kept.

        more runs: cargo course play demo
        ");
    }

    #[test]
    fn a_run_that_came_to_no_end_says_why_its_picture_has_one() {
        let head = |verdict| of_answer("timers", &samples::judgement(verdict, ""), Paint::Plain);
        insta::assert_snapshot!(head(Verdict::Hung) + &head(Verdict::BlockedTheLoop), @r"
        timers: hung
        rule: timers fire in order
        it came to no end: it was stopped
        timers: blocked the loop
        rule: timers fire in order
        it came to no end: it was stopped
        ");
    }

    #[test]
    fn a_run_that_is_to_be_predicted_waits_for_that() {
        let catalog = samples::catalog();
        let turns = catalog.exercise("turns").unwrap();
        let wrong = samples::judgement(Verdict::WrongOrder, "");
        insta::assert_snapshot!(no_run(turns, "turns.rs", &wrong), @r"

        There is nothing to draw:
        the run is what you are to predict.

        see why: cargo course check turns
        ");
    }

    #[test]
    fn a_file_comes_with_what_to_do_next() {
        insta::assert_snapshot!(svg_written(Path::new("a.svg")), @"
        wrote a.svg
        look at it: open it in a browser
        show it on a page: ![](a.svg)
        ");
        insta::assert_snapshot!(trace_written(Path::new("a.json")), @"
        wrote a.json
        look at it: open https://ui.perfetto.dev and drop it there
        (it stays on your machine; zoom into an instant to see its steps)
        ");
        insta::assert_snapshot!(player_written(Path::new("a.html")), @"
        wrote a.html
        look at it: open it in a browser
        (it is all in this one file, and nothing is fetched)
        ");
    }
}
