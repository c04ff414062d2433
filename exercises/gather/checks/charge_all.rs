use std::time::Duration;

use super::{Bill, charge_all};

#[test]
fn all_are_charged_at_once_and_the_letters_follow_the_bills() {
    let run = fixtures::run(charge_all(vec![
        ("tom", 3, 500, 200),
        ("bob", 4, 300, 900),
        ("cleo", 1, 250, 100),
        ("dan", 2, 80, 80),
    ]));
    run.expect_timed(&[
        (2.0, "  dan pays 80"),
        (4.0, "  bob pays 300"),
        (4.0, "letter to tom: 300 cents short"),
        (4.0, "letter to cleo: 150 cents short"),
        (4.0, "380 is paid"),
    ]);
    run.expect_value(&(380, vec!["tom", "cleo"]));
    run.expect_no_leaks();
}

#[test]
fn letters_are_written_when_every_bank_has_answered() {
    let bills = vec![("eve", 2, 10, 9), ("fay", 1, 10, 0), ("eve", 3, 6, 9)];
    let run = fixtures::run(charge_all(bills));
    run.expect_timed(&[
        (3.0, "  eve pays 6"),
        (3.0, "letter to eve: 1 cents short"),
        (3.0, "letter to fay: 10 cents short"),
        (3.0, "6 is paid"),
    ]);
    run.expect_value(&(6, vec!["eve", "fay"]));
}

#[test]
fn many_banks_take_as_long_as_the_slowest() {
    let mut bills: Vec<Bill> = vec![("gus", 1, 7, 7); 99];
    // So long that nobody can look again and again until it is over.
    bills.push(("hal", 7201, 7, 7));
    let run = fixtures::run(charge_all(bills));
    run.expect_value(&(700, Vec::new()));
    run.expect_elapsed(Duration::from_secs(7201));
}

#[test]
fn without_bills_nothing_is_paid_in_no_time() {
    let run = fixtures::run(charge_all(Vec::new()));
    run.expect_timed(&[(0.0, "0 is paid")]);
    run.expect_value(&(0, Vec::new()));
}
