use std::time::Duration;

use event_loop::sleep;
use timeouts::wait_for;
use transcript::say;

use super::{Pace, Place, ask_for_all};

#[test]
fn a_late_request_leaves_at_once_and_moves_all_that_follow() {
    let places =
        vec![place("Bonn", 0, 9), place("Kiel", 3500, 4), place("Ulm", 0, 11), place("Jena", 0, 7)];
    let run = fixtures::run(ask(Duration::from_secs(1), places));
    run.expect_timed(&[
        (0.0, "asked for Bonn"),
        (3.5, "asked for Kiel"),
        (4.5, "asked for Ulm"),
        (5.5, "asked for Jena"),
    ]);
    run.expect_value(&vec![9, 4, 11, 7]);
    run.expect_elapsed(Duration::from_millis(10_500));
}

#[test]
fn a_turn_that_nobody_waited_for_is_not_used_up() {
    let run = fixtures::run(async {
        let mut pace = Pace::new(Duration::from_secs(10));
        pace.turn().await;
        say!("first turn");
        for _ in 0..3 {
            if wait_for(pace.turn(), Duration::from_secs(1)).await.is_ok() {
                say!("a turn before its time");
            }
        }
        pace.turn().await;
        say!("second turn");
    });
    run.expect_timed(&[(0.0, "first turn"), (10.0, "second turn")]);
}

#[test]
fn requests_leave_one_period_apart_and_overtake_the_answers() {
    let places = vec![place("Rome", 0, 21), place("Oslo", 0, -3), place("Riga", 0, 0)];
    let run = fixtures::run(ask(Duration::from_secs(2), places));
    run.expect_timed(&[(0.0, "asked for Rome"), (2.0, "asked for Oslo"), (4.0, "asked for Riga")]);
    run.expect_value(&vec![21, -3, 0]);
    run.expect_elapsed(Duration::from_secs(9));
}

#[test]
fn the_time_since_the_last_turn_counts() {
    let run = fixtures::run(async {
        let mut pace = Pace::new(Duration::from_secs(7200));
        sleep(Duration::from_secs(5)).await;
        for name in ["first", "second", "third"] {
            pace.turn().await;
            say!("{name} turn");
            sleep(Duration::from_secs(4)).await;
        }
    });
    run.expect_timed(&[(5.0, "first turn"), (7205.0, "second turn"), (14405.0, "third turn")]);
}

async fn ask(period: Duration, places: Vec<Place>) -> Vec<i32> {
    ask_for_all(places, Pace::new(period)).await
}

/// A place that is looked up in so many milliseconds.
fn place(name: &'static str, lookup: u64, degrees: i32) -> Place {
    Place { name, lookup: Duration::from_millis(lookup), degrees }
}
