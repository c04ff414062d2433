//! Progress, hints and new beginnings.

use std::fs;

use crate::checkout::Checkout;

#[test]
fn each_time_it_is_asked_there_is_one_more_hint() {
    let checkout = Checkout::new();
    for hint in ["Think.", "Count.", "It is 42.", "It is 42."] {
        checkout.course(&["hint", "answer"]).expect(0, hint);
    }
    checkout.course(&["hint", "answer", "--all"]).expect(0, "Think.");
}

#[test]
fn a_solution_is_shown_once_the_exercise_has_passed_or_on_demand() {
    let checkout = Checkout::new();
    checkout.course(&["solution", "answer"]).expect(1, "--reveal");
    checkout.course(&["solution", "answer", "--reveal"]).expect(0, "    42\n");
    checkout.write(".course/progress.json", r#"{"version":1,"passed":{"answer":{"at":0}}}"#);
    checkout.course(&["solution", "answer"]).expect(0, "    42\n");
}

#[test]
fn a_reset_keeps_the_learner_s_version_and_opens_the_exercise() {
    let checkout = Checkout::new();
    checkout.write(".course/progress.json", r#"{"version":1,"passed":{"answer":{"at":0}}}"#);
    checkout.solve("6 * 7");
    checkout.course(&["reset", "answer"]).expect(0, ".course/kept/answer.1.rs");
    assert!(checkout.read(".course/kept/answer.1.rs").contains("6 * 7"));
    let file = checkout.read("exercises/demo/answer.rs");
    assert_eq!(file, checkout.read("exercises/demo/shipped/answer.rs"));
    checkout.course(&["list"]).expect(0, "[ ] answer");
}

#[test]
fn a_deleted_exercise_can_be_put_back() {
    let checkout = Checkout::new();
    fs::remove_file(checkout.path("exercises/demo/answer.rs")).unwrap();
    checkout.course(&["check", "answer"]).expect_error("put it back: cargo course reset answer");
    checkout.course(&["reset", "answer"]).expect(0, "is as it was");
    assert!(checkout.path("exercises/demo/answer.rs").is_file());
}

#[test]
fn progress_that_cannot_be_read_is_kept_aside() {
    let checkout = Checkout::new();
    checkout.write(".course/progress.json", "\0\0\0");
    let said = checkout.course(&["list"]);
    said.expect(0, "0 of 2");
    assert!(said.err.contains("cargo course check --all"), "{}", said.err);
    assert_eq!(checkout.read(".course/progress.unreadable-1.json"), "\0\0\0");
}

#[test]
fn progress_that_cannot_be_written_changes_no_verdict() {
    let checkout = Checkout::new();
    // Not a read-only folder: for root there is no such thing.
    checkout.write(".course", "a file where a folder should be");
    checkout.solve("42");
    let said = checkout.course(&["check", "answer"]);
    said.expect(0, "answer: passed");
    assert!(said.err.contains("cannot keep your progress"), "{}", said.err);
}

#[test]
fn one_lost_file_does_not_keep_the_others_from_being_judged() {
    let checkout = Checkout::new();
    fs::remove_file(checkout.path("exercises/demo/other.rs")).unwrap();
    checkout.solve("42");
    let said = checkout.course(&["check", "--all"]);
    said.expect_error("put it back: cargo course reset other");
    said.expect_error("1 answer could not be judged");
}
