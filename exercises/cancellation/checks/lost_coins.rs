use std::time::Duration;

use event_loop::{call_later, sleep};
use queue::Queue;

use super::sell;

#[test]
fn a_coin_counts_on_both_sides_of_a_reminder() {
    let coins = &[(4.0, 100), (16.0, 100), (19.0, 50), (33.0, 100), (37.0, 200)];
    let run = fixtures::run(async { sell(250, slot(coins)).await });
    run.expect_timed(&[
        (4.0, "  100 is in"),
        (10.0, "please pay"),
        (16.0, "  100 is in"),
        (19.0, "  50 is in"),
        (19.0, "here is your ticket"),
    ]);
    run.expect_value(&0);
    run.expect_no_leaks();
}

#[test]
fn the_change_is_what_was_paid_too_much() {
    let coins = &[(1.0, 100), (23.0, 100), (26.0, 2), (41.0, 50)];
    let run = fixtures::run(async {
        let change = sell(180, slot(coins)).await;
        // Nobody takes the next customer's coins, or reminds an empty room.
        sleep(Duration::from_secs(60)).await;
        change
    });
    run.expect_timed(&[
        (1.0, "  100 is in"),
        (10.0, "please pay"),
        (20.0, "please pay"),
        (23.0, "  100 is in"),
        (23.0, "here is your ticket"),
    ]);
    run.expect_value(&20);
}

#[test]
fn who_pays_at_once_is_not_reminded() {
    // At no round moment: whoever looks every now and then is late.
    let run = fixtures::run(async { sell(320, slot(&[(2.217, 200), (7.331, 200)])).await });
    run.expect_value(&80);
    run.expect_elapsed(Duration::from_millis(7331));
    run.expect_order(&["  200 is in", "  200 is in", "here is your ticket"]);
}

#[test]
fn a_free_ticket_waits_for_no_coin() {
    let run = fixtures::run(async { sell(0, slot(&[(5.0, 10)])).await });
    run.expect_timed(&[(0.0, "here is your ticket")]);
    run.expect_value(&0);
}

/// Coins, each with the second at which somebody puts it in.
fn slot(coins: &[(f64, u32)]) -> Queue<u32> {
    let slot = Queue::new(0);
    for &(second, coin) in coins {
        let slot = slot.clone();
        call_later(Duration::from_secs_f64(second), move || {
            slot.put_nowait(coin).expect("the slot has no limit");
        });
    }
    slot
}
