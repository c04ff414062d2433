use std::time::Duration;

use event_loop::sleep;
use transcript::say;

use super::load;

#[test]
fn a_load_that_is_stopped_takes_out_what_it_put_in() {
    let run = fixtures::run(load(vec![7, 8, 9], seconds(5), seconds(9)));
    run.expect_no_leaks();
    run.expect_timed(&[
        (2.0, "  7 is in"),
        (4.0, "  8 is in"),
        (5.0, "  undo"),
        (6.0, "  8 is out"),
        (7.0, "  7 is out"),
    ]);
    run.expect_value(&Some(vec![]));
    run.expect_elapsed(seconds(7));
}

#[test]
fn an_undo_that_takes_too_long_is_stopped() {
    // At no round moment: whoever looks every now and then is late.
    let patience = Duration::from_millis(7217);
    let run = fixtures::run(load(vec![31, 32, 33, 34], patience, Duration::from_millis(1500)));
    run.expect_no_leaks();
    run.expect_timed(&[
        (2.0, "  31 is in"),
        (4.0, "  32 is in"),
        (6.0, "  33 is in"),
        (7.217, "  undo"),
        (8.217, "  33 is out"),
        (8.717, "the table is broken"),
    ]);
    run.expect_value(&None);

    let later = fixtures::run(async {
        load(vec![1, 2, 3], seconds(5), Duration::from_millis(500)).await;
        sleep(seconds(60)).await;
        say!("a minute later");
    });
    later.expect_order(&[
        "  1 is in",
        "  2 is in",
        "  undo",
        "the table is broken",
        "a minute later",
    ]);
}

#[test]
fn a_load_that_has_ended_is_not_undone() {
    let run = fixtures::run(load(vec![5, 6], seconds(9), seconds(3)));
    run.expect_timed(&[(2.0, "  5 is in"), (4.0, "  6 is in")]);
    run.expect_value(&Some(vec![5, 6]));
    run.expect_elapsed(seconds(9));
}

#[test]
fn without_a_row_there_is_nothing_to_undo() {
    let run = fixtures::run(load(vec![1, 2], seconds(1), seconds(3)));
    run.expect_timed(&[(1.0, "  undo")]);
    run.expect_value(&Some(vec![]));
    run.expect_elapsed(seconds(1));
    run.expect_no_leaks();
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
