use std::sync::Arc;
use std::time::Duration;

use bridge::BackgroundLoop;
use event_loop::sleep;
use transcript::say;

use super::{Item, Shop};

#[test]
fn a_bill_asks_for_all_prices_at_the_same_time() {
    let run = fixtures::run_sync(|| {
        let sum = open_shop().bill(vec![item("bread", 1500, 240), item("milk", 500, 110)]);
        say!("the bill is paid");
        sum
    });
    run.expect_timed(&[
        (0.5, "  milk: 110 cents"),
        (1.5, "  bread: 240 cents"),
        (1.5, "the bill is paid"),
    ]);
    run.expect_value(&350);
    run.expect_no_leaks();
}

#[test]
fn an_empty_bill_is_paid_at_once() {
    let run = fixtures::run_sync(|| open_shop().bill(vec![]));
    run.expect_value(&0);
    run.expect_elapsed(Duration::ZERO);
}

#[test]
fn one_price_can_be_asked_for_as_before() {
    let run = fixtures::run_sync(|| open_shop().price(item("salt", 2000, 75)));
    run.expect_timed(&[(2.0, "  salt: 75 cents")]);
    run.expect_value(&75);
    run.expect_no_leaks();
}

#[test]
fn the_loop_does_its_other_work_meanwhile() {
    let run = fixtures::run_sync(|| {
        let shop = open_shop();
        let clock = shop.background.run_coroutine_threadsafe(async {
            for hour in 1..=2 {
                sleep(Duration::from_millis(600)).await;
                say!("the clock strikes {hour}");
            }
        });
        let sum = shop.bill(vec![item("eggs", 1000, 320)]);
        clock.result(None).expect("nobody stops the clock");
        sum
    });
    run.expect_timed(&[
        (0.6, "the clock strikes 1"),
        (1.0, "  eggs: 320 cents"),
        (1.2, "the clock strikes 2"),
    ]);
    run.expect_value(&320);
    run.expect_no_leaks();
}

fn open_shop() -> Shop {
    Shop { background: Arc::new(BackgroundLoop::start()) }
}

fn item(name: &'static str, millis: u64, cents: u32) -> Item {
    Item { name, takes: Duration::from_millis(millis), cents }
}
