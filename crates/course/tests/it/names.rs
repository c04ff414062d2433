//! What needs no compiler.

use std::process::{Command, Stdio};

use crate::checkout::{Checkout, Said};

#[test]
fn the_list_shows_every_exercise() {
    let said = Checkout::new().course(&["list"]);
    said.expect(0, "[ ] answer");
    said.expect(0, "[ ] other");
}

#[test]
fn without_a_terminal_the_course_says_what_to_type_next() {
    Checkout::new().course(&[]).expect(0, "check: cargo course check answer");
}

#[test]
fn unknown_names_get_the_nearest_ones() {
    let checkout = Checkout::new();
    checkout.course(&["check", "anser"]).expect_error("nearest: answer");
    checkout.course(&["read", "dem"]).expect_error("nearest: demo");
    checkout.course(&["hint", "zzz"]).expect_error("see them all: cargo course list");
    checkout.course(&["check", "demo"]).expect_error("cargo course check --topic demo");
    checkout.course(&["chek"]).expect_error("check");
}

#[test]
fn a_lesson_that_is_not_there_is_an_error() {
    Checkout::new().course(&["read", "demo"]).expect_error("not written yet");
}

#[test]
fn a_lesson_is_printed_as_it_is() {
    let checkout = Checkout::new();
    checkout.write("crates/demo/README.md", "# Two numbers\n");
    assert_eq!(checkout.course(&["read", "demo"]).out, "# Two numbers\n");
}

#[test]
fn programs_are_listed_and_unknown_ones_refused() {
    let checkout = Checkout::new();
    checkout.write("crates/demo/examples/hello.rs", "//! One line. And more.\nfn main() {}\n");
    checkout.course(&["play", "demo"]).expect(0, "hello\n  One line.\n");
    checkout.course(&["play", "demo", "helo"]).expect_error("nearest: hello");
}

#[test]
fn a_topic_without_exercises_has_not_passed() {
    let checkout = Checkout::new();
    let empty = "\n[[topic]]\nid = \"later\"\ntitle = \"Later\"\nasyncio = \"soon\"\n";
    let catalog = checkout.read("exercises/course.toml") + empty;
    checkout.write("exercises/course.toml", &catalog);
    checkout.course(&["check", "--topic", "later"]).expect_error("no exercises yet");
}

#[test]
fn a_subfolder_is_as_good_as_the_root() {
    let checkout = Checkout::new();
    let mut command = checkout.command(&["list"]);
    command.current_dir(checkout.path("exercises/demo/hints"));
    Said::from(command.output().unwrap()).expect(0, "[ ] answer");
}

#[test]
fn a_catalog_with_a_mistake_is_refused_with_its_line() {
    let checkout = Checkout::new();
    let catalog = checkout.read("exercises/course.toml").replace("\"fix\"", "\"mend\"");
    checkout.write("exercises/course.toml", &catalog);
    checkout.course(&["list"]).expect_error("unknown variant `mend`");
    checkout.course(&["list"]).expect_error("line ");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let checkout = Checkout::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = checkout.command(&["list"]);
    let said = command.stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
    let said = Said::from(said.wait_with_output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (Some(141), ""));
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_cannot_be_written_is_an_error() {
    let checkout = Checkout::new();
    let full = std::fs::File::create("/dev/full").unwrap();
    let mut command = checkout.command(&["list"]);
    let said = command.stdout(full).stderr(Stdio::piped()).spawn().unwrap();
    let said = Said::from(said.wait_with_output().unwrap());
    said.expect_error("No space left on device");
    said.expect_error("cargo course doctor");
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_is_gone_is_left_by_cd() {
    let checkout = Checkout::new();
    let list = checkout.command(&["list"]);
    let mut command = Command::new("sh");
    command.args(["-c", "mkdir gone && cd gone && rmdir ../gone && \"$0\" list"]);
    command.arg(list.get_program()).current_dir(checkout.root());
    Said::from(command.output().unwrap()).expect_error("cd to your copy of the course");
}

#[test]
fn a_pipe_gets_no_colours() {
    let said = Checkout::new().course(&["list"]);
    assert!(!said.out.contains('\x1b'));
}
