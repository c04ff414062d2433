use std::time::Duration;

use super::program;

#[test]
fn a_worker_that_has_finished_is_not_stopped() {
    let run = fixtures::run(program(2, Duration::from_secs(5)));
    run.expect_no_leaks();
    run.expect_timed(&[
        (1.0, "  row 1"),
        (2.0, "  row 2"),
        (2.0, "  file closed"),
        (5.0, "asked to stop"),
        (5.0, "it had finished"),
    ]);
    run.expect_value(&vec![2]);
}

#[test]
fn a_worker_that_is_stopped_closes_its_file_first() {
    let run = fixtures::run(program(10, Duration::from_millis(3500)));
    run.expect_no_leaks();
    run.expect_timed(&[
        (1.0, "  row 1"),
        (2.0, "  row 2"),
        (3.0, "  row 3"),
        (3.5, "asked to stop"),
        (3.5, "  file closed"),
        (3.5, "it was stopped"),
    ]);
    run.expect_value(&vec![3]);
}
