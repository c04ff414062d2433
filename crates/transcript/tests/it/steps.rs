//! The run read downwards.

use insta::assert_snapshot;

use crate::script::{TWO_TASKS, crowd, program, transcript};

#[test]
fn each_step_says_who_caused_it_and_what_it_printed() {
    assert_snapshot!(program("cancellation/abort_and_wait").steps(70), @r#"
         0s █   main    created by loop
            █ · Task-2  created by main
            │ █ Task-2  "  serving, the port is taken"
         1s █ │ main    woken by loop
            █ × Task-2  told to stop by main
            █ ┆ main    "cancel returned, the port is taken"
            │ ✗ Task-2  "  clean-up has run"
            ✓   main    woken by Task-2: "the task is gone, the port is f…
    · created  █ runs  ┆ in line  │ waits
    ↑ woken  × told to stop
    ✓ done  ✗ cancelled  ! panicked
    "#);
}

#[test]
fn a_task_that_was_woken_stands_in_line_until_its_turn() {
    assert_snapshot!(program("queue/task_done_and_join").steps(70), @r#"
         0s █     main    created by loop
            █ ·   Task-2  created by main
            █ ┆ · Task-3  created by main
            │ █ ┆ Task-2  "produced: 0"
            │ │ █ Task-3  "consumed: 0"
         1s │ █ │ Task-2  woken by loop: "produced: 1"
         2s │ │ ↑ Task-3  woken by loop
            │ ↑ ┆ Task-2  woken by loop
            │ ┆ █ Task-3  "consumed: 1"
            │ █ │ Task-2  "produced: 2"
         3s │ █ │ Task-2  woken by loop: "produced: 3"
         4s │ │ ↑ Task-3  woken by loop
            │ ↑ ┆ Task-2  woken by loop
            │ ┆ █ Task-3  "consumed: 2"
            │ █ │ Task-2  "produced: 4"
         5s │ ✓ │ Task-2  woken by loop
            █   │ main    woken by Task-2
         6s │   █ Task-3  woken by loop: "consumed: 3"
         8s │   █ Task-3  woken by loop: "consumed: 4"
        10s │   █ Task-3  woken by loop
            ↑   █ main    woken by Task-3
            █   │ main    "joined"
            █   × Task-3  told to stop by main
            │   ✗ Task-3
            ✓     main    woken by Task-3: "consumer cancelled"
    · created  █ runs  ┆ in line  │ waits
    ↑ woken  × told to stop
    ✓ done  ✗ cancelled  ! panicked
    "#);
}

#[test]
fn a_panic_shows_its_message() {
    assert_snapshot!(transcript(&["main", "a", "b"], TWO_TASKS).steps(70), @r"
         0s █     main  created by loop
            █ ·   a     created by main
            █ ┆ · b     created by main
            │ █ ┆ a
            │ │ █ b
         1s │ │ ! b     oh
         2s │ ✓   a
            ✓     main
    · created  █ runs  ┆ in line  │ waits
    ↑ woken  × told to stop
    ✓ done  ✗ cancelled  ! panicked
    ");
}

#[test]
fn a_task_that_yields_wakes_itself_without_a_row() {
    let script = "
        0 main spawned
        0 main polled
        0 main said: one
        0 main woken-by main
        0 main pending
        0 main polled
        0 main said: two
        0 main said: three
        0 main ready
    ";
    assert_snapshot!(transcript(&["main"], script).steps(70), @r#"
         0s █ main  created by loop: "one"
            █ main  "two"
            ✓ main  "three"
    · created  █ runs  ┆ in line  │ waits
    ↑ woken  × told to stop
    ✓ done  ✗ cancelled  ! panicked
    "#);
}

#[test]
fn a_line_from_outside_every_task_has_a_row_of_its_own() {
    let script = "
        0 main spawned
        0 main polled
        0 loop said: from a callback
        0 main ready
    ";
    assert_snapshot!(transcript(&["main"], script).steps(70), @r#"
         0s █ main  created by loop
            █ loop  "from a callback"
            ✓ main
    · created  █ runs  ┆ in line  │ waits
    ↑ woken  × told to stop
    ✓ done  ✗ cancelled  ! panicked
    "#);
}

#[test]
fn nothing_is_wider_than_a_narrow_terminal() {
    let picture = program("cancellation/abort_and_wait").steps(40);
    assert!(picture.lines().all(|line| line.chars().count() <= 40), "{picture}");
}

#[test]
fn rows_and_lanes_that_do_not_fit_are_counted() {
    let picture = crowd(3_000).steps(60);
    assert!(picture.contains("… and 2,800 more rows\n"), "{picture}");
    assert!(picture.contains("… and 2,990 lanes without a column\n"), "{picture}");
    assert!(picture.lines().all(|line| line.chars().count() <= 60), "{picture}");
}
