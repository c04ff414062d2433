//! Watch mode, as a learner sees it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;

use crate::checkout::Checkout;
use crate::terminal::{Terminal, USUAL};

/// Watch mode that has judged the answer as it ships.
fn watch(checkout: &Checkout) -> Terminal {
    let terminal = Terminal::watch(checkout);
    terminal.wait_for("version 1: not started");
    terminal
}

#[test]
fn before_the_first_save_the_task_is_shown() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    let screen = terminal.wait_for("Find the number.");
    assert!(screen.contains("0 of 2"), "{screen}");
    assert!(screen.contains("edit exercises/demo/answer.rs"), "{screen}");
    terminal.quit();
}

#[test]
fn a_save_gets_a_verdict_that_names_its_version() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.solve("7");
    terminal.wait_for("version 2: wrong value");
    checkout.solve("42");
    let screen = terminal.wait_for("version 3: passed");
    assert!(screen.contains("1 of 2") && screen.contains("Enter: the next"), "{screen}");
    terminal.quit();
}

#[test]
fn after_a_pass_enter_goes_on() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.solve("42");
    terminal.wait_for("version 2: passed");
    terminal.press("\r");
    terminal.wait_for("other: The other number");
    terminal.wait_for("version 1: wrong value");
    terminal.quit();
}

#[test]
fn a_file_written_in_place_is_judged() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.write("exercises/demo/answer.rs", &checkout.answer("42"));
    terminal.wait_for(": passed");
    terminal.quit();
}

#[test]
fn a_storm_of_saves_ends_with_the_verdict_on_the_last_one() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    for number in 1..=200 {
        checkout.solve(&number.to_string());
    }
    checkout.solve("42");
    terminal.wait_for(": passed");
    terminal.quit();
}

#[test]
fn a_file_written_slowly_is_judged_when_it_is_whole() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    let whole = checkout.answer("42");
    for length in 1..=whole.len() {
        checkout.write("exercises/demo/answer.rs", &whole[..length]);
    }
    terminal.wait_for(": passed");
    terminal.quit();
}

#[test]
fn a_file_touched_twice_keeps_its_version() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.solve("7");
    terminal.wait_for("version 2: wrong value");
    checkout.solve("7");
    checkout.solve("7");
    terminal.press("r");
    terminal.wait_for("version 2: wrong value");
    terminal.quit();
}

#[test]
fn a_return_to_an_exercise_that_is_as_it_was_asks_no_cargo() {
    let checkout = Checkout::new();
    checkout.course(&["check", "--all"]);
    let terminal = watch_and_count_calls(&checkout);
    terminal.wait_for("version 1: not started");
    for (key, verdict) in [("n", "wrong value"), ("p", "not started"), ("n", "wrong value")] {
        terminal.press(key);
        terminal.wait_for(&format!("version 1: {verdict}"));
    }
    assert_eq!(checkout.read("target/calls"), "called\ncalled\n");
    terminal.press("p");
    terminal.wait_for("version 1: not started");
    checkout.solve("7");
    terminal.wait_for("version 2: wrong value");
    assert_eq!(checkout.read("target/calls"), "called\ncalled\ncalled\n");
    terminal.quit();
}

#[test]
fn a_save_that_changes_only_the_answer_asks_no_cargo() {
    let checkout = Checkout::new();
    let terminal = watch_and_count_calls(&checkout);
    terminal.wait_for("version 1: not started");
    checkout.solve("7");
    terminal.wait_for("version 2: wrong value");
    checkout.solve("let unused = 41;\n    8");
    let screen = terminal.wait_for("version 3: wrong value");
    assert!(screen.contains("unused variable") && !screen.contains("emitted"), "{screen}");
    assert_eq!(checkout.read("target/calls"), "called\n");
    terminal.quit();
}

#[test]
fn what_the_compiler_refuses_is_said_in_cargo_s_words_and_the_next_save_asks_no_cargo() {
    let checkout = Checkout::new();
    let terminal = watch_and_count_calls(&checkout);
    terminal.wait_for("version 1: not started");
    checkout.solve("missing()");
    let screen = terminal.wait_for("version 2: does not compile");
    assert!(screen.contains("cannot find function"), "{screen}");
    assert_eq!(checkout.read("target/calls"), "called\ncalled\n");
    checkout.solve("42");
    terminal.wait_for("version 3: passed");
    assert_eq!(checkout.read("target/calls"), "called\ncalled\n");
    terminal.quit();
}

#[test]
fn a_save_after_a_manifest_was_saved_asks_cargo() {
    let checkout = Checkout::new();
    let terminal = watch_and_count_calls(&checkout);
    terminal.wait_for("version 1: not started");
    checkout.save("Cargo.toml", &checkout.read("Cargo.toml"));
    checkout.solve("7");
    terminal.wait_for("version 2: wrong value");
    assert_eq!(checkout.read("target/calls"), "called\ncalled\n");
    terminal.quit();
}

#[test]
fn what_was_built_may_be_cleaned_away_between_two_saves() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.solve("7");
    terminal.wait_for("version 2: wrong value");
    fs::remove_dir_all(checkout.path("target/debug")).unwrap();
    checkout.solve("42");
    terminal.wait_for("version 3: passed");
    terminal.quit();
}

/// Each call of cargo adds a line to `target/calls`.
fn watch_and_count_calls(checkout: &Checkout) -> Terminal {
    // The first build of all writes `Cargo.lock`, which every answer is built from.
    checkout.course(&["check", "other"]);
    start_with_cargo_after("echo called >> target/calls", checkout, &[])
}

/// Before each call of cargo, the shell does this.
fn start_with_cargo_after(first: &str, checkout: &Checkout, arguments: &[&str]) -> Terminal {
    checkout.write("target/cargo", &format!("#!/bin/sh\n{first}\nexec cargo \"$@\"\n"));
    let cargo = checkout.path("target/cargo");
    fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).unwrap();
    Terminal::start(checkout, arguments, &[("CARGO", cargo.to_str().unwrap())], USUAL)
}

#[test]
fn a_save_during_a_check_ends_it_and_starts_another() {
    let checkout = Checkout::patient();
    let terminal = watch(&checkout);
    let mut gone = checkout.solve_without_end();
    gone.has_started();
    terminal.wait_for("version 2: checking");
    checkout.solve("42");
    terminal.wait_for("version 3: passed");
    gone.expect_all_gone();
    terminal.quit();
}

#[test]
fn an_answer_without_end_is_stopped_and_the_keys_work_meanwhile() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    let mut gone = checkout.solve_without_end();
    gone.has_started();
    terminal.press("h");
    terminal.wait_for("Think.");
    terminal.wait_for("version 2: blocked the loop");
    gone.expect_all_gone();
    terminal.quit();
}

#[test]
fn quitting_during_a_check_ends_everything() {
    let checkout = Checkout::patient();
    let terminal = watch(&checkout);
    let mut gone = checkout.solve_without_end();
    gone.has_started();
    terminal.quit();
    gone.expect_all_gone();
}

#[test]
fn ctrl_c_when_idle_is_a_good_end_and_gives_the_screen_back() {
    let checkout = Checkout::new();
    let mut terminal = watch(&checkout);
    terminal.press("\x03");
    assert!(terminal.end().success());
    terminal.wait_without("0 of 2");
}

#[test]
fn a_signal_ends_watch_mode_as_a_shell_expects_and_gives_the_screen_back() {
    for (name, number) in [("TERM", 15), ("INT", 2), ("HUP", 1)] {
        let checkout = Checkout::patient();
        let mut terminal = watch(&checkout);
        let mut gone = checkout.solve_without_end();
        gone.has_started();
        terminal.signal(name);
        assert_eq!(terminal.end().signal(), Some(number));
        terminal.wait_without("0 of 2");
        gone.expect_all_gone();
    }
}

#[test]
fn a_closed_window_ends_everything() {
    let checkout = Checkout::patient();
    let mut terminal = watch(&checkout);
    let mut gone = checkout.solve_without_end();
    gone.has_started();
    terminal.press("x");
    terminal.wait_for("y: yes");
    assert!(!terminal.close().success());
    gone.expect_all_gone();
    assert!(checkout.read("exercises/demo/answer.rs").contains("loop {}"), "it was put back");
}

#[test]
fn what_a_running_answer_prints_is_shown_and_for_how_long_it_runs() {
    let checkout = Checkout::patient();
    let terminal = watch(&checkout);
    checkout.solve("println!(\"half way\");\n    loop {}");
    let screen = terminal.wait_for("version 2: checking ... it runs for 1 s");
    assert!(screen.contains("so far it printed:\n  half way"), "{screen}");
    terminal.wait_for("it runs for 2 s");
    terminal.quit();
}

#[test]
fn endless_printing_costs_no_memory_and_the_keys_work_meanwhile() {
    let checkout = Checkout::patient();
    let terminal = watch(&checkout);
    checkout.solve("loop { println!(\"{}\", \"again \".repeat(100)); }");
    terminal.wait_for("so far it printed:");
    for (key, words) in [("h", "Think."), ("d", "so far it printed:"), ("l", "[ ] other")] {
        terminal.press(key);
        let screen = terminal.wait_for(words);
        assert!(screen.contains("version 2: checking ... it runs for"), "{screen}");
    }
    checkout.solve("42");
    terminal.wait_for("version 3: passed");
    let kilobytes = terminal.peak_memory();
    assert!(kilobytes < 100 * 1024, "{kilobytes} kB");
    terminal.quit();
}

#[test]
fn a_thousand_lines_can_be_read_to_their_end() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.solve("for line in 1..=1000 { println!(\"line {line}\"); }\n    7");
    let screen = terminal.wait_for("rows 1-");
    assert!(screen.contains("line 1\n"), "{screen}");
    terminal.press("\x1b[F");
    terminal.wait_for("line 1000");
    terminal.press("\x1b[5~");
    terminal.wait_without("line 1000");
    terminal.press("\x1b[H");
    terminal.wait_for("rows 1-");
    terminal.quit();
}

#[test]
fn codes_in_what_an_answer_prints_do_not_harm_the_screen() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.solve("println!(\"\\x1b[2J\\x1b[Hhere\\x07\");\n    7");
    let screen = terminal.wait_for("here");
    assert!(screen.contains("version 2: wrong value"), "{screen}");
    assert!(screen.contains("q quit"), "{screen}");
    terminal.quit();
}

#[test]
fn forty_columns_are_enough() {
    let checkout = Checkout::new();
    let terminal = Terminal::start(&checkout, &[], &[], (40, 20));
    let screen = terminal.wait_for("version 1: not started");
    for words in ["0 of 2", "answer: The answer", "Find the number.", "q quit"] {
        assert!(screen.contains(words), "no {words:?} in:\n{screen}");
    }
    terminal.quit();
}

#[test]
fn a_window_may_change_its_size_at_any_time() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    for (columns, rows) in [(40, 10), (12, 4), (3, 2), (200, 60), (60, 20)] {
        terminal.resize(columns, rows);
    }
    // A key that comes together with a change of size may lie in the terminal until
    // the next one: crossterm hears of both by one poll, and reads only one of them.
    terminal.wait_for("\narrows scroll  q quit");
    terminal.press("h");
    let screen = terminal.wait_for("Think.");
    assert!(screen.contains("version 1: not started"), "{screen}");
    terminal.quit();
}

#[test]
fn hints_come_one_at_a_time() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    for hint in ["Think.", "Count.", "It is 42."] {
        terminal.press("h");
        terminal.wait_for(hint);
    }
    terminal.press("d");
    terminal.wait_without("It is 42.");
    terminal.press("w");
    terminal.wait_for("Find the number.");
    terminal.quit();
}

#[test]
fn typing_filters_the_list_and_enter_opens() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    terminal.press("l");
    terminal.wait_for("[ ] other");
    terminal.press("qq");
    terminal.wait_for("qq: 0");
    // Ctrl-N is no n.
    terminal.press("\x7f\x7foth\x0e");
    terminal.wait_without("[ ] answer");
    terminal.press("\r");
    terminal.wait_for("other: The other number");
    terminal.press("p");
    terminal.wait_for("answer: The answer");
    terminal.press("n");
    terminal.wait_for("other: The other number");
    terminal.quit();
}

#[test]
fn a_reset_asks_first_and_keeps_the_learner_s_version() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    checkout.solve("6 * 7");
    terminal.wait_for("version 2: passed");
    terminal.press("x");
    terminal.wait_for("y: yes");
    terminal.press("n");
    terminal.wait_without("y: yes");
    assert!(checkout.read("exercises/demo/answer.rs").contains("6 * 7"));
    terminal.press("x");
    terminal.wait_for("y: yes");
    terminal.press("y");
    terminal.wait_for("version 1: not started");
    assert!(checkout.read(".course/kept/answer.1.rs").contains("6 * 7"));
    terminal.quit();
}

#[test]
fn the_solution_is_shown_once_it_has_passed() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    terminal.press("s");
    terminal.wait_for("First the exercise must pass.");
    checkout.solve("42");
    terminal.wait_for("version 2: passed");
    terminal.press("s");
    terminal.wait_for("pub fn answer() -> u32");
    terminal.quit();
}

#[test]
fn the_timeline_of_the_last_run_is_drawn() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    terminal.press("t");
    terminal.wait_for("nothing to draw");
    checkout.solve(
        "let recording = r#\"{\"lanes\":[{\"name\":\"courier\",\"parent\":null,\"kind\":\"main\"}],\
         \"events\":[{\"at_us\":0,\"lane\":0,\"what\":\"polled\"},{\"at_us\":2000000,\"lane\":0,\
         \"what\":\"ready\"}]}\"#;\n    \
         std::fs::write(std::env::var(\"COURSE_RECORDING\").unwrap(), recording).unwrap();\n    7",
    );
    terminal.wait_for("version 2: wrong value");
    terminal.press("t");
    terminal.wait_for("courier");
    terminal.quit();
}

#[test]
fn the_editor_gets_the_terminal_and_gives_it_back() {
    let checkout = Checkout::new();
    let script = "#!/bin/sh\necho \"I edit\"; read line < /dev/tty; echo \"$line\" > line\n\
                  sed -i 's/^    0$/    42/' \"$1\"\n";
    checkout.write("editor", script);
    let editor = checkout.path("editor");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).unwrap();
    let variables = [("VISUAL", editor.to_str().unwrap())];
    let terminal = Terminal::start(&checkout, &[], &variables, USUAL);
    terminal.wait_for("version 1: not started");
    terminal.press("e");
    terminal.wait_for("I edit");
    terminal.press("typed there\r");
    terminal.wait_for("version 2: passed");
    assert_eq!(checkout.read("line"), "typed there\n");
    terminal.quit();
}

#[test]
fn without_an_editor_or_with_a_wrong_one_the_learner_is_told_so() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    terminal.press("e");
    terminal.wait_for("No editor is named.");
    terminal.quit();
    let variables = [("EDITOR", "no-such-editor")];
    let terminal = Terminal::start(&checkout, &[], &variables, USUAL);
    terminal.wait_for("version 1: not started");
    terminal.press("e");
    terminal.wait_for("cannot start the editor");
    terminal.quit();
}

#[test]
fn a_file_that_is_gone_can_be_put_back() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    fs::remove_file(checkout.path("exercises/demo/answer.rs")).unwrap();
    terminal.wait_for("is gone");
    terminal.press("xy");
    terminal.wait_for("version 1: not started");
    terminal.quit();
}

#[test]
fn a_file_that_is_no_text_does_not_compile() {
    let checkout = Checkout::new();
    let terminal = watch(&checkout);
    let file = checkout.path("exercises/demo/answer.rs");
    let text = [&[0xff, 0xfe, b'\n'][..], checkout.answer("42").as_bytes()].concat();
    fs::write(file, text).unwrap();
    terminal.wait_for("version 2: does not compile");
    terminal.quit();
}

#[test]
fn progress_that_cannot_be_read_is_announced_on_the_screen() {
    let checkout = Checkout::new();
    checkout.write(".course/progress.json", "{\"version\":1,\"pas");
    let terminal = Terminal::watch(&checkout);
    terminal.wait_for("your progress cannot be read");
    terminal.press("d");
    terminal.wait_for("version 1: not started");
    terminal.quit();
}

#[test]
fn two_runners_do_each_other_no_harm() {
    let checkout = Checkout::new();
    let (first, second) = (watch(&checkout), watch(&checkout));
    first.press("n");
    first.wait_for("other: The other number");
    checkout.solve("42");
    second.wait_for("version 2: passed");
    let other = checkout.answer("42").replace("checks/answer", "checks/other");
    checkout.save("exercises/demo/other.rs", &other);
    first.wait_for("version 2: passed");
    first.quit();
    second.quit();
    checkout.course(&["list"]).expect(0, "2 of 2 exercises passed");
}

#[test]
fn a_folder_with_spaces_and_letters_of_all_kinds_is_as_good_as_any() {
    let checkout = Checkout::new_in("ein Kurs für Zoë");
    let terminal = watch(&checkout);
    checkout.solve("42");
    terminal.wait_for("version 2: passed");
    terminal.quit();
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    let checkout = Checkout::new();
    assert!(watch(&checkout).is_coloured());
    let variables = [("NO_COLOR", "1")];
    let terminal = Terminal::start(&checkout, &[], &variables, USUAL);
    terminal.wait_for("version 1: not started");
    assert!(!terminal.is_coloured());
    let terminal = Terminal::start(&checkout, &["--color", "always"], &variables, USUAL);
    terminal.wait_for("version 1: not started");
    assert!(terminal.is_coloured());
}

#[test]
fn a_terminal_that_only_prints_gets_the_status() {
    let checkout = Checkout::new();
    let variables = [("TERM", "dumb")];
    let mut terminal = Terminal::start(&checkout, &[], &variables, USUAL);
    terminal.wait_for("check: cargo course check answer");
    assert!(terminal.end().success());
}

#[test]
fn ctrl_c_during_a_check_ends_everything_it_started() {
    let checkout = Checkout::patient();
    let mut gone = checkout.solve_without_end();
    let mut terminal = Terminal::start(&checkout, &["check", "answer"], &[], USUAL);
    gone.has_started();
    terminal.press("\x03");
    assert_eq!(terminal.end().signal(), Some(2));
    gone.expect_all_gone();
}

#[test]
fn a_check_that_takes_its_time_says_so_in_one_line_until_the_verdict() {
    let checkout = Checkout::new();
    checkout.solve("println!(\"one\\nhalf way\");\n    loop {}");
    let mut terminal = Terminal::start(&checkout, &["check", "answer"], &[], USUAL);
    terminal.wait_for("answer: it runs for 1 s  half way");
    let screen = terminal.wait_for("hint: cargo course hint answer");
    assert!(!screen.contains("it runs for"), "{screen}");
    assert!(screen.starts_with("answer: blocked the loop"), "{screen}");
    assert_eq!(terminal.end().code(), Some(1));
}

#[test]
fn a_build_that_takes_its_time_says_so_in_one_line_until_the_verdict() {
    for (arguments, name) in [(["check", "answer"], "answer"), (["check", "--all"], "demo")] {
        let checkout = Checkout::new();
        let terminal = start_with_cargo_after("sleep 1.5", &checkout, &arguments);
        terminal.wait_for(&format!("{name}: it is being built, for 1 s"));
        let screen = terminal.wait_for("hint: cargo course hint answer");
        assert!(screen.starts_with("answer: not started"), "{screen}");
    }
}

#[test]
fn a_build_that_takes_its_time_says_so_on_the_screen() {
    let checkout = Checkout::new();
    let terminal = start_with_cargo_after("sleep 1.5", &checkout, &[]);
    terminal.wait_for("version 1: checking ... it is being built, for 1 s");
    terminal.wait_for("version 1: not started");
    terminal.quit();
}

#[test]
fn a_program_can_be_read_line_by_line() {
    let checkout = Checkout::new();
    checkout.add_program();
    let mut terminal = Terminal::start(&checkout, &["play", "demo", "hello", "--step"], &[], USUAL);
    let screen = terminal.wait_for("[  0.000] one");
    assert!(!screen.contains("two"), "{screen}");
    terminal.press(" ");
    let screen = terminal.wait_for("[ 60.000] two");
    assert!(!screen.contains("three"), "{screen}");
    terminal.press("  ");
    assert!(terminal.end().success());
}
