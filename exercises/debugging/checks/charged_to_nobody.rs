use std::collections::BTreeMap;
use std::time::Duration;

use super::translate_all;

#[test]
fn each_text_is_charged_to_the_customer_of_its_order() {
    let run = fixtures::run(translate_all(vec![("ann", vec![300, 100]), ("bob", vec![200])]));
    run.expect_no_leaks();
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_timed(&[
        (0.0, "ann: 50"),
        (0.0, "bob: 50"),
        (1.0, "ann: 100"),
        (2.0, "bob: 200"),
        (3.0, "ann: 300"),
    ]);
    run.expect_value(&BTreeMap::from([("ann", 450), ("bob", 250)]));
}

#[test]
fn an_order_without_texts_costs_the_fee() {
    let run = fixtures::run(translate_all(vec![("cleo", vec![])]));
    run.expect_order(&["cleo: 50"]);
    run.expect_value(&BTreeMap::from([("cleo", 50)]));
}

#[test]
fn orders_of_one_customer_are_added_up() {
    let orders = vec![("dora", vec![200]), ("emil", vec![100]), ("dora", vec![400])];
    let run = fixtures::run(translate_all(orders));
    run.expect_elapsed(Duration::from_secs(4));
    run.expect_value(&BTreeMap::from([("dora", 700), ("emil", 150)]));
}

#[test]
fn without_orders_there_is_nobody_on_the_bill() {
    let run = fixtures::run(translate_all(Vec::new()));
    run.expect_value(&BTreeMap::new());
    run.expect_elapsed(Duration::ZERO);
}
