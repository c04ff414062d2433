use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use tasks::create_task;

use super::Rates;

#[test]
fn a_rate_is_asked_for_once() {
    let run = fixtures::run(orders(&["USD", "USD", "USD"]));
    run.expect_order(&["asking for USD", "  USD is 92"]);
    run.expect_value(&vec![(92, 2), (92, 2), (92, 2)]);
}

#[test]
fn an_order_that_is_cancelled_keeps_nobody_waiting() {
    let run = fixtures::run(async {
        let rates = Rates::default();
        let [first, second, third] = [(); 3].map(|()| create_task(order(rates.clone(), "USD")));
        sleep(Duration::from_secs(1)).await;
        first.cancel();
        let (second, _) = second.await.expect("it is not cancelled");
        let (third, _) = third.await.expect("it is not cancelled");
        [second, third]
    });
    // The first asks and gets no answer. Then one of the others may ask, but not both.
    run.expect_at_most(2, "asking for USD", "  USD");
    run.expect_value(&[92, 92]);
}

#[test]
fn different_rates_are_asked_for_at_the_same_time() {
    let run = fixtures::run(orders(&["USD", "GBP", "USD", "JPY", "GBP"]));
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_timed(&[
        (0.0, "asking for USD"),
        (0.0, "asking for GBP"),
        (0.0, "asking for JPY"),
        (1.0, "  JPY is 1"),
        (2.0, "  USD is 92"),
        (3.0, "  GBP is 117"),
    ]);
    run.expect_value(&vec![(92, 2), (117, 3), (92, 2), (1, 1), (117, 3)]);
}

#[test]
fn what_is_known_is_there_at_once() {
    let run = fixtures::run(async {
        let rates = Rates::default();
        rates.rate("JPY").await;
        let slow = create_task(order(rates.clone(), "GBP"));
        sleep(Duration::from_secs(1)).await;
        let known = order(rates, "JPY").await;
        (known, slow.await.expect("it is not cancelled"))
    });
    run.expect_value(&((1, 0), (117, 3)));
}

#[test]
fn whoever_waits_for_an_hour_does_nothing_else() {
    let run = fixtures::run(orders(&["ISK", "ISK", "ISK", "ISK"]));
    run.expect_timed(&[(0.0, "asking for ISK"), (3600.0, "  ISK is 7")]);
    run.expect_value(&vec![(7, 3600); 4]);
}

/// The rate that each order gets, and after how many seconds.
async fn orders(currencies: &'static [&str]) -> Vec<(u32, u64)> {
    let rates = Rates::default();
    gather(currencies.iter().map(|currency| order(rates.clone(), currency))).await
}

async fn order(rates: Rates, currency: &'static str) -> (u32, u64) {
    let start = event_loop::now();
    let rate = rates.rate(currency).await;
    (rate, (event_loop::now() - start).as_secs())
}
