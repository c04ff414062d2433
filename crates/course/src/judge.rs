//! From what happened to a verdict.

use std::collections::BTreeSet;
use std::process::ExitStatus;

use fixtures::{Report, Verdict};
use transcript::Recording;

use crate::cargo::{End, Run};
use crate::report::verdicts;
use crate::rules;

/// A verdict and what is said with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) verdict: Verdict,
    /// The rule that was broken, if a check named one.
    pub(crate) check: Option<String>,
    /// Why, in the learner's words.
    pub(crate) message: String,
    /// What the compiler said, as cargo prints it.
    pub(crate) diagnostics: String,
    /// What the answer itself printed.
    pub(crate) output: String,
    /// What the checks recorded of the answer, if they could.
    pub(crate) recording: Option<Recording>,
}

impl Judgement {
    fn new(verdict: Verdict, message: String) -> Self {
        Judgement {
            verdict,
            check: None,
            message,
            diagnostics: String::new(),
            output: String::new(),
            recording: None,
        }
    }

    pub(crate) fn passed(&self) -> bool {
        self.verdict == Verdict::Passed
    }

    /// The run that the verdict is about: the one that failed, or the last one.
    ///
    /// An answer that is not started has none to look at. And where no check had
    /// anything to say, the recording is one of an earlier run.
    pub(crate) fn run(&self) -> Option<&Recording> {
        let is_told = self.passed() || self.check.is_some();
        let has_run = is_told && self.verdict != Verdict::NotStarted;
        self.recording.as_ref().filter(|recording| has_run && !recording.events.is_empty())
    }
}

/// The verdict on an answer that the compiler refused.
pub(crate) fn does_not_compile(diagnostics: String) -> Judgement {
    Judgement { diagnostics, ..Judgement::new(Verdict::DoesNotCompile, String::new()) }
}

/// The verdict on an answer that does not bring in its checks.
pub(crate) fn without_checks(id: &str) -> Judgement {
    Judgement::new(Verdict::NotStarted, verdicts::no_checks(id))
}

/// The verdict on an answer to the exercise `id` that was held against `rules`.
pub(crate) fn judge(id: &str, rules: &BTreeSet<String>, run: &Run) -> Judgement {
    let judgement = first_report(&run.reports)
        .map_or_else(|| judge_end(id, rules, run), |report| judgement_of(report.clone()));
    let output = printed(&run.finished.stdout);
    Judgement { output, recording: run.recording.clone(), ..judgement }
}

/// A `todo!` anywhere counts more than whatever failed because of it.
fn first_report(reports: &[Report]) -> Option<&Report> {
    let unfinished = reports.iter().find(|report| report.verdict == Verdict::NotStarted);
    unfinished.or_else(|| reports.first())
}

fn judgement_of(report: Report) -> Judgement {
    Judgement { check: Some(report.check), ..Judgement::new(report.verdict, report.message) }
}

/// No check has said anything: the process itself tells.
fn judge_end(id: &str, rules: &BTreeSet<String>, run: &Run) -> Judgement {
    let End::Exited(status) = run.finished.end else {
        return Judgement::new(Verdict::BlockedTheLoop, verdicts::stopped_at_the_limit());
    };
    let stdout = &run.finished.stdout;
    let came_to_its_end = stdout.lines().any(|line| line.starts_with("test result: ok. "));
    match (status.success(), came_to_its_end) {
        (true, true) if rules::that_ran(stdout) == *rules => {
            Judgement::new(Verdict::Passed, String::new())
        }
        (true, true) => without_checks(id),
        (true, false) => Judgement::new(Verdict::Panicked, verdicts::ended_itself()),
        (false, _) => Judgement::new(Verdict::Panicked, last_words(run, status)),
    }
}

fn last_words(run: &Run, status: ExitStatus) -> String {
    let words = match run.finished.stderr.trim() {
        "" => run.finished.stdout.trim(),
        stderr => stderr,
    };
    verdicts::died(&status.to_string(), &last_lines(words, 12))
}

/// The last `count` lines of `text`.
fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

/// What the answer printed: standard output without the test harness's part.
///
/// The harness prints a test's name before the test runs and its result after,
/// so the first line of an answer follows the name and the result its last one.
pub(crate) fn printed(stdout: &str) -> String {
    let body = stdout.split("\nfailures:\n").next().unwrap_or_default();
    let body = body.split("\ntest result: ").next().unwrap_or_default();
    let lines = body.lines().map(without_name).filter(|line| !is_of_the_harness(line));
    lines.collect::<Vec<_>>().join("\n")
}

fn without_name(line: &str) -> &str {
    let name = line.strip_prefix("test checks::");
    name.and_then(|rest| rest.split_once(" ... ")).map_or(line, |(_, rest)| rest)
}

fn is_of_the_harness(line: &str) -> bool {
    matches!(line, "" | "ok" | "FAILED") || line.starts_with("running ")
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt;

    use super::*;
    use crate::cargo::Finished;

    const ALL: &str = "test checks::one ... ok\ntest checks::two ... ok\n\n\
                       test result: ok. 2 passed; 0 failed; 0 ignored\n";

    fn rules() -> BTreeSet<String> {
        ["one", "two"].map(str::to_owned).into()
    }

    /// A run that exited with `code` and printed this.
    fn exited(code: i32, stdout: &str) -> Run {
        ended(End::Exited(ExitStatus::from_raw(code << 8)), stdout)
    }

    fn ended(end: End, stdout: &str) -> Run {
        let finished = Finished { end, stdout: stdout.to_owned(), stderr: String::new() };
        Run { finished, reports: Vec::new(), recording: None }
    }

    fn report(verdict: Verdict) -> Report {
        Report { check: "a_rule".to_owned(), verdict, message: String::new() }
    }

    fn verdict(run: &Run) -> Verdict {
        judge("turns", &rules(), run).verdict
    }

    #[test]
    fn checks_that_all_passed_are_a_pass() {
        assert_eq!(verdict(&exited(0, ALL)), Verdict::Passed);
    }

    #[test]
    fn fewer_checks_than_there_are_rules_are_not_a_pass() {
        let none = "test result: ok. 0 passed; 0 failed; 0 ignored\n";
        assert_eq!(verdict(&exited(0, none)), Verdict::NotStarted);
        let one = ALL.replace("test checks::two ... ok\n", "");
        assert_eq!(verdict(&exited(0, &one)), Verdict::NotStarted);
    }

    #[test]
    fn other_checks_are_not_a_pass() {
        assert_eq!(verdict(&exited(0, &ALL.replace("two", "mine"))), Verdict::NotStarted);
    }

    #[test]
    fn an_end_without_the_closing_line_is_not_a_pass() {
        assert_eq!(verdict(&exited(0, "running 2 tests\n")), Verdict::Panicked);
    }

    #[test]
    fn the_first_report_decides() {
        let mut run = exited(101, "");
        run.reports = vec![report(Verdict::WrongOrder), report(Verdict::Hung)];
        assert_eq!(verdict(&run), Verdict::WrongOrder);
    }

    #[test]
    fn a_todo_explains_every_other_failure() {
        let mut run = exited(101, "");
        run.reports = vec![report(Verdict::Panicked), report(Verdict::NotStarted)];
        assert_eq!(verdict(&run), Verdict::NotStarted);
    }

    #[test]
    fn the_time_limit_is_a_blocked_loop() {
        assert_eq!(verdict(&ended(End::TimedOut, "")), Verdict::BlockedTheLoop);
    }

    #[test]
    fn a_signal_is_a_panic_that_names_it() {
        let judgement =
            judge("turns", &rules(), &ended(End::Exited(ExitStatus::from_raw(6)), "deep\n"));
        assert_eq!(judgement.verdict, Verdict::Panicked);
        insta::assert_snapshot!(judgement.message, @r"
        The checks ended with signal: 6 (SIGABRT).

        deep
        ");
    }

    #[test]
    fn what_an_answer_printed_is_told_from_the_harness() {
        let stdout = "\nrunning 2 tests\ntest checks::one ... mine\nalso mine\nok\n\
                      test checks::two ... FAILED\n\nfailures:\n\nfailures:\n    checks::two\n";
        assert_eq!(judge("turns", &rules(), &exited(101, stdout)).output, "mine\nalso mine");
    }
}
