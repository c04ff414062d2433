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
fn one_that_has_all_readings_may_still_be_stopped() {
    // At no round moment: whoever looks every now and then is late.
    let run = fixtures::run(record_for(Duration::from_millis(5217), vec![8, 9, 7]));
    run.expect_timed(&[
        (0.0, "  reading 8"),
        (2.0, "  reading 9"),
        (4.0, "  reading 7"),
        (5.217, "stop"),
        (5.217, "  3 saved"),
        (5.217, "it was stopped"),
    ]);
    run.expect_value(&vec![8, 9, 7]);
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

#[test]
fn one_without_readings_saves_all_the_same() {
    let run = fixtures::run(record_for(Duration::from_secs(1), Vec::new()));
    run.expect_timed(&[
        (0.0, "  no more readings"),
        (0.0, "  0 saved"),
        (1.0, "stop"),
        (1.0, "it was done"),
    ]);
    run.expect_value(&Vec::new());
}
