//! What becomes of an answer. Each test builds one, which takes a moment.

use crate::checkout::{Checkout, Said};

/// What is said to this value of the first exercise.
fn said_to(body: &str) -> Said {
    let checkout = Checkout::new();
    checkout.solve(body);
    checkout.course(&["check", "answer"])
}

#[test]
fn a_right_answer_passes_and_the_next_exercise_is_named() {
    let checkout = Checkout::new();
    checkout.solve("42");
    let said = checkout.course(&["check"]);
    said.expect(0, "answer: passed\nnext: cargo course check other\n");
    checkout.course(&["list"]).expect(0, "[x] answer");
}

#[test]
fn several_exercises_are_counted() {
    let checkout = Checkout::new();
    checkout.solve("42");
    let said = checkout.course(&["check", "--all"]);
    said.expect(1, "1 of 2 passed\nnext: cargo course check other\n");
}

#[test]
fn of_several_answers_one_that_does_not_compile_keeps_no_other_from_being_judged() {
    let checkout = Checkout::new();
    checkout.solve("42 +");
    let other = checkout.answer("42").replace("checks/answer", "checks/other");
    checkout.write("exercises/demo/other.rs", &other);
    let said = checkout.course(&["check", "--all"]);
    said.expect(1, "answer: does not compile");
    said.expect(1, "other: passed\n\n1 of 2 passed\nnext: cargo course check answer\n");
}

#[test]
fn an_older_file_moved_into_the_place_of_an_answer_gets_its_own_verdict() {
    let checkout = Checkout::new();
    checkout.save("exercises/demo/older.rs", &checkout.answer("42"));
    checkout.solve("7");
    checkout.course(&["check", "answer"]).expect(1, "answer: wrong value");
    let moved = ["older.rs", "answer.rs"].map(|name| checkout.path("exercises/demo").join(name));
    std::fs::rename(&moved[0], &moved[1]).unwrap();
    checkout.course(&["check", "answer"]).expect(0, "answer: passed");
}

#[test]
fn an_answer_saved_after_all_were_built_gets_its_own_verdict() {
    let checkout = Checkout::new();
    let other = checkout.answer("42").replace("checks/answer", "checks/other");
    checkout.write("exercises/demo/saved.rs", &other);
    // It is run first; the checks run in the folder of the answers.
    checkout.solve("std::fs::rename(\"saved.rs\", \"other.rs\").unwrap();\n    42");
    checkout.course(&["check", "--all"]).expect(0, "other: passed\n\n2 of 2 passed\n");
}

#[test]
fn a_wrong_answer_is_told_its_rule_and_what_it_printed() {
    let said = said_to("println!(\"so far\");\n    7");
    said.expect(1, "answer: wrong value\nrule: it is forty two\n\n  expected  42\n");
    said.expect(1, "it printed:\n  so far\n");
}

#[test]
fn an_answer_that_does_not_compile_gets_the_compiler_s_words() {
    said_to("42 +").expect(1, "error: expected expression");
    said_to("42 +").expect(1, "answer: does not compile");
}

#[test]
fn an_answer_without_its_checks_has_not_started() {
    let checkout = Checkout::new();
    checkout.write("exercises/demo/answer.rs", "pub fn answer() -> u32 {\n    42\n}\n");
    checkout.course(&["check", "answer"]).expect(1, "answer: not started");
    checkout.course(&["check", "answer"]).expect(1, "#[path = \"checks/answer.rs\"]");
}

#[test]
fn the_learner_s_own_tests_are_no_checks() {
    let checkout = Checkout::new();
    checkout.write("exercises/demo/answer.rs", "#[test]\nfn mine() {}\n");
    checkout.course(&["check", "answer"]).expect(1, "answer: not started");
}

#[test]
fn a_panic_in_a_thread_is_a_panic() {
    said_to("std::thread::spawn(|| panic!(\"boom\")).join().unwrap()").expect(1, "boom");
}

#[test]
fn an_exit_in_the_middle_is_not_a_pass() {
    said_to("std::process::exit(0)").expect(1, "answer: panicked");
}

#[test]
fn an_abort_is_a_panic_that_names_the_signal() {
    said_to("std::process::abort()").expect(1, "signal: 6");
}

#[test]
#[ignore = "waits for the time limit, two seconds each"]
fn an_answer_without_end_is_stopped_whatever_it_does() {
    for body in [
        "loop {}",
        "loop { std::thread::park(); }",
        "loop { println!(\"again and again and again\"); }",
        "loop { eprintln!(\"again and again and again\"); }",
    ] {
        let said = said_to(body);
        said.expect(1, "answer: blocked the loop");
        assert!(said.out.len() < 4096, "{} bytes", said.out.len());
    }
}

#[test]
fn without_cargo_there_is_no_verdict() {
    let checkout = Checkout::new();
    let mut command = checkout.command(&["check", "answer"]);
    command.env_remove("CARGO").env("PATH", checkout.root());
    Said::from(command.output().unwrap()).expect_error("cannot find `cargo`");
}

#[test]
fn checks_of_one_s_own_are_no_checks() {
    let checkout = Checkout::new();
    let mine = "#[cfg(test)]\nmod checks {\n    #[test]\n    fn it_is_forty_two() {}\n}\n";
    checkout.write("exercises/demo/answer.rs", mine);
    checkout.course(&["check", "answer"]).expect(1, "answer: not started");
}
