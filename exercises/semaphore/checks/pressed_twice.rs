use std::time::Duration;

use super::{Car, car_park};

#[test]
fn in_an_empty_car_park_each_press_too_many_is_refused() {
    let run = fixtures::run(car_park(3, vec![car("ann", 1, 2, 4)]));
    run.expect_timed(&[
        (1.0, "ann drives in"),
        (3.0, "  ann drives out"),
        (3.0, "  nobody has left"),
        (3.0, "  nobody has left"),
        (3.0, "  nobody has left"),
    ]);
    run.expect_value(&3);
    run.expect_no_leaks();
}

#[test]
fn while_others_are_inside_nobody_notices_and_the_last_one_is_told() {
    let cars =
        vec![car("bob", 0, 5, 1), car("cleo", 0, 3, 2), car("dan", 1, 4, 1), car("eve", 1, 3, 1)];
    let run = fixtures::run(car_park(2, cars));
    run.expect_timed(&[
        (0.0, "bob drives in"),
        (0.0, "cleo drives in"),
        (3.0, "  cleo drives out"),
        (3.0, "dan drives in"),
        (3.0, "eve drives in"),
        (5.0, "  bob drives out"),
        (6.0, "  eve drives out"),
        (7.0, "  dan drives out"),
        (7.0, "  nobody has left"),
    ]);
    run.expect_value(&1);
    run.expect_no_leaks();
}

#[test]
fn after_a_refusal_there_are_as_many_places_as_before() {
    let cars = vec![car("finn", 0, 3600, 2), car("gil", 3601, 3607, 1), car("hal", 3602, 2, 3)];
    let run = fixtures::run(car_park(1, cars));
    run.expect_timed(&[
        (0.0, "finn drives in"),
        (3600.0, "  finn drives out"),
        (3600.0, "  nobody has left"),
        (3601.0, "gil drives in"),
        (7208.0, "  gil drives out"),
        (7208.0, "hal drives in"),
        (7210.0, "  hal drives out"),
        (7210.0, "  nobody has left"),
        (7210.0, "  nobody has left"),
    ]);
    run.expect_value(&3);
}

#[test]
fn a_place_is_free_when_the_button_is_pressed_and_not_before() {
    let cars = vec![car("ida", 0, 1, 0), car("jon", 0, 4, 1), car("kay", 2, 1, 1)];
    let run = fixtures::run(car_park(2, cars));
    run.expect_timed(&[
        (0.0, "ida drives in"),
        (0.0, "jon drives in"),
        (1.0, "  ida drives out"),
        (4.0, "  jon drives out"),
        (4.0, "kay drives in"),
        (5.0, "  kay drives out"),
    ]);
    run.expect_value(&0);
}

fn car(name: &'static str, comes: u64, stays: u64, presses: u32) -> Car {
    let [comes, stays] = [comes, stays].map(Duration::from_secs);
    Car { name, comes, stays, presses }
}
