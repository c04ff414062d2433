use std::time::Duration;

use super::record_for;

#[test]
fn a_stopped_recorder_saves_before_anybody_goes_on() {
    let run = fixtures::run(record_for(Duration::from_secs(3), vec![17, 18, 21, 20]));
    run.expect_no_leaks();
    run.expect_timed(&[
        (0.0, "  reading 17"),
        (2.0, "  reading 18"),
        (3.0, "stop"),
        (3.0, "  2 saved"),
        (3.0, "it was stopped"),
    ]);
    run.expect_value(&vec![17, 18]);
}

#[test]
fn one_that_has_ended_saves_only_once() {
    let run = fixtures::run(record_for(Duration::from_secs(7), vec![-4, -6]));
    run.expect_timed(&[
        (0.0, "  reading -4"),
        (2.0, "  reading -6"),
        (4.0, "  no more readings"),
        (4.0, "  2 saved"),
        (7.0, "stop"),
        (7.0, "it was done"),
    ]);
    run.expect_value(&vec![-4, -6]);
}

#[test]
fn one_that_has_just_begun_saves_one_reading() {
    let run = fixtures::run(record_for(Duration::ZERO, vec![30, 31]));
    run.expect_timed(&[
        (0.0, "  reading 30"),
        (0.0, "stop"),
        (0.0, "  1 saved"),
        (0.0, "it was stopped"),
    ]);
    run.expect_value(&vec![30]);
}
