//! Every way out leaves nothing behind.
#![cfg(unix)]

use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};

use crate::checkout::Checkout;
use crate::terminal::peak_memory;

/// Sends `signal` to the course while a check runs; returns which signal ended it.
fn end_a_check_by(signal: &str) -> Option<i32> {
    let checkout = Checkout::patient();
    let mut gone = checkout.solve_without_end();
    let mut command = checkout.command(&["check", "answer"]);
    let mut course = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    gone.has_started();
    let id = course.id().to_string();
    assert!(Command::new("kill").args(["-s", signal, &id]).status().unwrap().success());
    let status = course.wait().unwrap();
    gone.expect_all_gone();
    status.signal()
}

#[test]
fn ctrl_c_during_a_check_ends_everything_it_started() {
    assert_eq!(end_a_check_by("INT"), Some(2));
}

#[test]
fn sigterm_during_a_check_ends_everything_it_started() {
    assert_eq!(end_a_check_by("TERM"), Some(15));
}

#[test]
fn a_closed_terminal_ends_everything_it_started() {
    assert_eq!(end_a_check_by("HUP"), Some(1));
}

#[test]
fn the_time_limit_ends_everything_it_started() {
    let checkout = Checkout::new();
    let mut gone = checkout.solve_without_end();
    checkout.course(&["check", "answer"]).expect(1, "answer: blocked the loop");
    gone.has_started();
    gone.expect_all_gone();
}

#[test]
fn a_child_that_leaves_the_process_group_ends_with_the_others() {
    for (rest, code, words) in
        [("42", 0, "answer: passed"), ("loop {}", 1, "answer: blocked the loop")]
    {
        let checkout = Checkout::new();
        let mut gone = checkout.solve_with_a_runaway(rest);
        checkout.course(&["check", "answer"]).expect(code, words);
        gone.has_started();
        gone.expect_all_gone();
    }
}

#[test]
fn endless_printing_costs_no_memory() {
    let checkout = Checkout::patient();
    let lines = "for _ in 0..300_000 { println!(\"{}\", \"again \".repeat(100)); }\n    ";
    let mut gone = checkout.solve_without_end_after(lines);
    let mut command = checkout.command(&["check", "answer"]);
    let mut course = command.stdout(Stdio::null()).spawn().unwrap();
    gone.has_started();
    let kilobytes = peak_memory(course.id());
    assert!(kilobytes < 100 * 1024, "{kilobytes} kB after 180 MB of lines");
    assert!(Command::new("kill").arg(course.id().to_string()).status().unwrap().success());
    course.wait().unwrap();
    gone.expect_all_gone();
}

#[test]
fn what_an_answer_leaves_behind_ends_with_it() {
    let checkout = Checkout::new();
    let mut gone = checkout.solve_with_a_child("42");
    checkout.course(&["check", "answer"]).expect(0, "answer: passed");
    gone.has_started();
    gone.expect_all_gone();
}
