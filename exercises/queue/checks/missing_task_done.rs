use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

use super::book_all;

#[test]
fn a_line_is_done_when_it_is_booked() {
    let run = fixtures::run(book_all(vec!["120", "80"]));
    run.expect_timed(&[(2.0, "  120 booked"), (4.0, "  80 booked"), (4.0, "all lines are done")]);
    run.expect_value(&200);
    run.expect_no_leaks();
}

#[test]
fn a_skipped_line_is_done_too() {
    let run = fixtures::run(book_all(vec!["1,50", "120", "n/a", "80"]));
    run.expect_timed(&[
        (0.0, "  \"1,50\" skipped"),
        (2.0, "  120 booked"),
        (2.0, "  \"n/a\" skipped"),
        (4.0, "  80 booked"),
        (4.0, "all lines are done"),
    ]);
    run.expect_value(&200);
    run.expect_no_leaks();
}

#[test]
fn it_is_not_done_before_it_is_skipped() {
    let run = fixtures::run(book_all(vec!["?", "-"]));
    run.expect_timed(&[
        (0.0, "  \"?\" skipped"),
        (0.0, "  \"-\" skipped"),
        (0.0, "all lines are done"),
    ]);
    run.expect_value(&0);
    run.expect_no_leaks();
}

#[test]
fn join_returns_as_soon_as_the_last_line_is_skipped() {
    let run = fixtures::run(book_all(vec!["35", "-"]));
    run.expect_timed(&[
        (2.0, "  35 booked"),
        (2.0, "  \"-\" skipped"),
        (2.0, "all lines are done"),
    ]);
    run.expect_value(&35);
    run.expect_no_leaks();
}

#[test]
fn others_run_while_the_bank_is_slow() {
    let run = fixtures::run(async {
        let booking = create_task(book_all(vec!["7"]));
        sleep(Duration::from_secs(1)).await;
        say!("one second");
        booking.await.expect("booking does not panic")
    });
    run.expect_timed(&[(1.0, "one second"), (2.0, "  7 booked"), (2.0, "all lines are done")]);
    run.expect_value(&7);
}
