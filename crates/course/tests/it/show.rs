//! The run of an answer, and the pictures of runs in files.

use std::fs;

use crate::checkout::{Checkout, Said};

/// A picture that is not there, or this.
const OLD: &str = "an old picture";

/// The value 7, and a recording in which `main` says this line and ends.
fn with_run(line: &str) -> String {
    let recording = format!(
        r##"{{"lanes":[{{"name":"courier","parent":null,"kind":"main"}}],"events":[
        {{"at_us":0,"lane":0,"what":"spawned"}},
        {{"at_us":0,"lane":0,"what":"polled"}},
        {{"at_us":0,"lane":0,"what":"said","line":"{line}"}},
        {{"at_us":0,"lane":0,"what":"pending"}},
        {{"at_us":2000000,"lane":0,"what":"polled"}},
        {{"at_us":2000000,"lane":0,"what":"ready"}}]}}"##
    );
    format!(
        "let recording = r##\"{recording}\"##;\n    \
         std::fs::write(std::env::var(\"COURSE_RECORDING\").unwrap(), recording).unwrap();\n    7"
    )
}

/// A checkout whose answer is wrong and has left a run.
fn checkout() -> Checkout {
    let checkout = Checkout::new();
    checkout.solve(&with_run("parcel </script> out"));
    checkout
}

/// The same, with another verdict.
fn judged(verdict: &str) -> Checkout {
    let checkout = checkout();
    let checks = checkout.read("exercises/demo/checks/answer.rs");
    checkout.write("exercises/demo/checks/answer.rs", &checks.replace("wrong value", verdict));
    checkout
}

#[test]
fn the_run_of_an_answer_is_drawn_under_its_verdict() {
    let said = checkout().course(&["show", "answer"]);
    said.expect(0, "answer: wrong value\nrule: it is forty two\n\ntime    0s 2s\ncourier █──✓\n");
    said.expect(0, "see why: cargo course check answer\n");
    assert_eq!(said.err, "");
}

#[test]
fn the_steps_of_an_answer_say_what_it_printed() {
    checkout().course(&["show", "answer", "--steps"]).expect(0, "\"parcel </script> out\"");
}

#[test]
fn a_picture_fits_into_forty_columns() {
    let checkout = checkout();
    for flag in ["--timeline", "--steps"] {
        let mut command = checkout.command(&["show", "answer", flag]);
        let said = Said::from(command.env("COLUMNS", "40").output().unwrap());
        said.expect(0, "courier");
        assert!(said.out.lines().all(|line| line.chars().count() <= 40), "{}", said.out);
    }
}

#[test]
fn a_page_with_the_run_says_whose_it_is_and_no_printed_line_ends_its_data() {
    let checkout = checkout();
    let said = checkout.course(&["show", "answer", "--player", "run.html"]);
    said.expect(0, "wrote run.html\nlook at it: open it in a browser\n");
    let page = checkout.read("run.html");
    assert!(page.contains("<title>answer: wrong value</title>"), "{page}");
    assert!(page.contains(r#""line":"parcel \u003c/script> out""#), "{page}");
    assert_eq!(page.matches("</script").count(), 2, "one for the data, one for the player");
}

#[test]
fn a_program_can_be_written_as_a_page() {
    let checkout = Checkout::new();
    checkout.add_program();
    let said = checkout.course(&["play", "demo", "hello", "--player", "run.html"]);
    said.expect(0, "wrote run.html");
    let page = checkout.read("run.html");
    assert!(page.contains("<title>demo/hello</title>"), "{page}");
    assert!(page.contains(r#""line":"three""#), "{page}");
}

#[test]
fn every_picture_takes_the_place_of_an_old_file_in_one_moment() {
    let checkout = checkout();
    for (flag, begin) in [("--player", "<!doctype"), ("--svg", "<svg"), ("--trace", "{")] {
        checkout.write("picture", OLD);
        // Whoever has opened the old file goes on with that one.
        fs::hard_link(checkout.path("picture"), checkout.path("opened")).unwrap();
        let entries = fs::read_dir(checkout.root()).unwrap().count();
        checkout.course(&["show", "answer", flag, "picture"]).expect(0, "wrote picture");
        assert!(checkout.read("picture").starts_with(begin), "{flag}");
        assert_eq!(checkout.read("opened"), OLD);
        fs::remove_file(checkout.path("opened")).unwrap();
        assert!(fs::read_dir(checkout.root()).unwrap().count() <= entries + 1, "{flag}");
    }
}

#[test]
fn where_no_file_can_be_a_picture_is_not_written() {
    let checkout = checkout();
    checkout.write("file", OLD);
    for place in ["missing/run.html", "file/run.html", "exercises"] {
        let said = checkout.course(&["show", "answer", "--player", place]);
        said.expect_error(&format!("cannot write {place}: "));
        said.expect_error("cargo course doctor");
    }
    assert_eq!(checkout.read("file"), OLD);
}

#[test]
#[cfg(unix)]
fn a_folder_that_cannot_be_written_keeps_its_old_picture() {
    use std::os::unix::fs::PermissionsExt;

    let checkout = checkout();
    checkout.write("pictures/run.html", OLD);
    let folder = checkout.path("pictures");
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let root_writes_everywhere = fs::write(folder.join("probe"), "").is_ok();
    let said = checkout.course(&["show", "answer", "--player", "pictures/run.html"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    if root_writes_everywhere {
        eprintln!("skipped: root writes everywhere");
        return;
    }
    said.expect_error("cannot write pictures/run.html");
    assert_eq!(checkout.read("pictures/run.html"), OLD);
}

#[test]
#[cfg(unix)]
fn a_device_is_written_and_not_replaced() {
    let checkout = checkout();
    checkout.course(&["show", "answer", "--svg", "/dev/stdout"]).expect(0, "<svg");
}

#[test]
fn a_run_without_an_end_is_drawn_as_far_as_it_went() {
    for verdict in ["hung", "blocked the loop"] {
        let said = judged(verdict).course(&["show", "answer"]);
        said.expect(0, &format!("answer: {verdict}\nrule: it is forty two\n"));
        said.expect(0, "it came to no end: it was stopped\n\ntime ");
    }
}

#[test]
fn a_run_with_a_panic_is_drawn() {
    judged("panicked").course(&["show", "answer"]).expect(0, "rule: it is forty two\n\ntime ");
}

#[test]
fn a_verdict_on_order_says_how_to_see_the_run() {
    let said = judged("wrong order").course(&["check", "answer"]);
    said.expect(1, "show: cargo course show answer\nhint: cargo course hint answer\n");
}

#[test]
fn a_run_that_is_to_be_predicted_is_drawn_once_it_is() {
    let checkout = judged("wrong order");
    let catalog = checkout.read("exercises/course.toml").replace("\"complete\"", "\"predict\"");
    checkout.write("exercises/course.toml", &catalog);
    let said = checkout.course(&["show", "answer", "--steps"]);
    said.expect(1, "There is nothing to draw:\nthe run is what you are to predict.\n");
    assert!(!said.out.contains("parcel"), "{}", said.out);
    checkout.solve(&with_run("parcel out").replace("\n    7", "\n    42"));
    checkout.course(&["show", "answer", "--steps"]).expect(0, "parcel out");
    checkout.course(&["list"]).expect(0, "[x] answer");
}

/// Nothing is drawn and nothing is written for this value, and why.
fn expect_no_run(body: &str, why: &str) {
    let checkout = Checkout::new();
    checkout.write("run.html", OLD);
    checkout.solve(body);
    let said = checkout.course(&["show", "answer", "--player", "run.html"]);
    said.expect(1, &format!("\n\nThere is nothing to draw:\n{why}\n\n"));
    assert_eq!(checkout.read("run.html"), OLD);
}

#[test]
fn what_does_not_compile_has_no_run() {
    expect_no_run("42 +", "it does not compile, so it did not run.");
}

#[test]
fn what_is_not_started_has_no_run() {
    expect_no_run("0", "it is not written yet.");
    expect_no_run(&with_run("begun").replace("\n    7", "\n    0"), "it is not written yet.");
}

#[test]
fn an_end_in_the_middle_has_no_run_and_an_earlier_one_is_not_taken_for_it() {
    expect_no_run("std::process::exit(0)", "it ended before its run was kept.");
    let exit = with_run("one check before").replace("\n    7", "\n    std::process::exit(0)");
    expect_no_run(&exit, "it ended before its run was kept.");
    expect_no_run("std::process::abort()", "it ended before its run was kept.");
}

#[test]
fn checks_that_keep_no_run_leave_nothing_to_draw() {
    expect_no_run("7", "no run of it was kept.");
    expect_no_run("42", "no run of it was kept.");
}

#[test]
#[ignore = "waits for the time limit"]
fn an_answer_that_had_to_be_stopped_has_no_run() {
    expect_no_run("loop {}", "it was stopped, and its run is lost.");
}

#[test]
fn an_answer_that_is_gone_or_unknown_says_what_to_type() {
    let checkout = Checkout::new();
    checkout.course(&["show", "anser"]).expect_error("nearest: answer");
    checkout.course(&["show", "demo"]).expect_error("cargo course check --topic demo");
    checkout.course(&["show"]).expect_error("cargo course show <EXERCISE>");
    let two = ["show", "answer", "--steps", "--player", "run.html"];
    checkout.course(&two).expect_error("cannot be used with");
    fs::remove_file(checkout.path("exercises/demo/answer.rs")).unwrap();
    checkout.course(&["show", "answer"]).expect_error("cargo course reset answer");
}

#[test]
fn the_help_names_the_command() {
    Checkout::new().course(&["--help"]).expect(0, "  show ");
}
