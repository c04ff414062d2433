use std::iter;
use std::time::Duration;

use event_loop::{sleep, spawn};
use transcript::say;

use super::manager;

#[test]
fn giving_way_takes_no_time() {
    let run = fixtures::run(day(&[7, 8, 9]));
    run.expect_elapsed(Duration::ZERO);
}

#[test]
fn invoices_are_booked_while_others_are_handed_out() {
    let run = fixtures::run(day(&[100, 250, 30]));
    run.expect_order(&[
        "100 handed out",
        "  100 checked",
        "250 handed out",
        "  100 booked",
        "  250 checked",
        "30 handed out",
        "  250 booked",
        "  30 checked",
        "all handed out",
        "  30 booked",
    ]);
    run.expect_value(&350);
}

#[test]
fn one_invoice_is_checked_at_once_and_booked_later() {
    let run = fixtures::run(day(&[42]));
    run.expect_order(&["42 handed out", "  42 checked", "all handed out", "  42 booked"]);
    run.expect_value(&0);
}

#[test]
fn the_list_may_have_no_end() {
    let run = fixtures::run(async {
        spawn(manager(iter::from_fn(|| {
            say!("another one comes in");
            Some(5)
        })));
        let mut turns = 0;
        for _ in 0..3 {
            sleep(Duration::ZERO).await;
            turns += 1;
        }
        turns
    });
    run.expect_value(&3);
}

/// What the manager does with a list, and then a while for the last bookings.
async fn day(invoices: &'static [u32]) -> u32 {
    let booked = manager(invoices.iter().copied()).await;
    say!("all handed out");
    for _ in invoices {
        sleep(Duration::ZERO).await;
    }
    booked
}
