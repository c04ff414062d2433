use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;

use super::{Step, place_order};

#[test]
fn a_failure_stops_the_other_steps_at_once() {
    let run = fixtures::run(place_order(vec![
        step("goods", 3, Ok(4500)),
        step("card", 1, Err("refused")),
        step("courier", 5, Ok(690)),
    ]));
    run.expect_no_leaks();
    run.expect_elapsed(Duration::from_secs(1));
    run.expect_order(&["goods begins", "card begins", "courier begins", "  card: refused"]);
    run.expect_value(&Err(vec!["refused"]));
}

#[test]
fn all_reasons_are_told() {
    let run = fixtures::run(place_order(vec![
        step("goods", 2, Err("sold out")),
        step("voucher", 1, Ok(0)),
        step("card", 2, Err("expired")),
    ]));
    run.expect_value(&Err(vec!["sold out", "expired"]));
    run.expect_elapsed(Duration::from_secs(2));
}

#[test]
fn an_order_is_placed_with_its_last_step() {
    let run = fixtures::run(place_order(vec![
        step("goods", 2, Ok(1200)),
        step("courier", 4, Ok(500)),
        step("card", 1, Ok(30)),
    ]));
    run.expect_elapsed(Duration::from_secs(4));
    run.expect_order(&[
        "goods begins",
        "courier begins",
        "card begins",
        "  card is done",
        "  goods is done",
        "  courier is done",
    ]);
    run.expect_value(&Ok(1730));
    let nothing = fixtures::run(place_order(Vec::new()));
    nothing.expect_value(&Ok(0));
}

#[test]
fn an_order_that_is_called_off_stops_its_steps() {
    let run = fixtures::run(async {
        let steps = vec![step("goods", 2, Ok(1200)), step("card", 1, Ok(0))];
        let order = create_task(place_order(steps));
        sleep(Duration::from_millis(1500)).await;
        order.cancel();
        sleep(Duration::from_secs(9)).await;
    });
    run.expect_order(&["goods begins", "card begins", "  card is done"]);
}

fn step(name: &'static str, seconds: u64, outcome: Result<u32, &'static str>) -> Step {
    Step { name, takes: Duration::from_secs(seconds), outcome }
}
