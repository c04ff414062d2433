use std::time::Duration;

use super::close_the_day;

#[test]
fn all_sales_are_saved_when_it_returns() {
    let run = fixtures::run(close_the_day(vec![30, 25, 45]));
    run.expect_no_leaks();
    run.expect_timed(&[
        (1.0, "  30 saved"),
        (1.5, "total 100"),
        (2.0, "  25 saved"),
        (3.0, "  45 saved"),
    ]);
    run.expect_value(&Ok(100));
}

#[test]
fn it_returns_as_soon_as_both_are_done() {
    let run = fixtures::run(close_the_day(vec![1, 2, 3, 4, 5, 6]));
    run.expect_no_leaks();
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_value(&Ok(21));
}

#[test]
fn sales_that_are_saved_first_cost_no_time() {
    let run = fixtures::run(close_the_day(vec![12]));
    run.expect_no_leaks();
    run.expect_timed(&[(1.0, "  12 saved"), (1.5, "total 12")]);
    run.expect_elapsed(Duration::from_millis(1500));
    run.expect_value(&Ok(12));
}
