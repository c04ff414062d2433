use std::time::Duration;

use event_loop::sleep;

use super::cheapest;

#[test]
fn each_price_is_said_as_it_comes_and_with_its_own_shop() {
    let run = fixtures::run(cheapest(vec![
        ("lumen", request(3, 4900)),
        ("glow", request(1, 5200)),
        ("beam", request(2, 4400)),
    ]));
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_timed(&[(1.0, "glow: 5200"), (2.0, "beam: 4400"), (3.0, "lumen: 4900")]);
    run.expect_value(&Some(("beam", 4400)));
    run.expect_no_leaks();
}

#[test]
fn the_last_answer_may_be_the_best() {
    let run = fixtures::run(cheapest(vec![
        ("north", request(7, 80)),
        ("east", request(4, 120)),
        ("south", request(5, 95)),
        ("west", request(2, 110)),
    ]));
    run.expect_value(&Some(("north", 80)));
    run.expect_elapsed(Duration::from_secs(7));
}

#[test]
fn many_shops_take_as_long_as_the_slowest() {
    let mut shops: Vec<_> = (0..99).map(|_| ("chain", request(1, 500))).collect();
    // So long that nobody can look again and again until it is over.
    shops.push(("castle", request(7201, 400)));
    let run = fixtures::run(cheapest(shops));
    run.expect_value(&Some(("castle", 400)));
    run.expect_elapsed(Duration::from_secs(7201));
}

#[test]
fn of_equal_prices_the_first_answer_is_taken() {
    let run = fixtures::run(cheapest(vec![("slow", request(6, 70)), ("quick", request(5, 70))]));
    run.expect_value(&Some(("quick", 70)));
    run.expect_order(&["quick: 70", "slow: 70"]);
}

#[test]
fn without_shops_there_is_no_price() {
    let none: Vec<(&str, std::future::Ready<u32>)> = Vec::new();
    let run = fixtures::run(cheapest(none));
    run.expect_value(&None);
    run.expect_elapsed(Duration::ZERO);
}

async fn request(seconds: u64, price: u32) -> u32 {
    sleep(Duration::from_secs(seconds)).await;
    price
}
