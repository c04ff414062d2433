use std::time::Duration;

use super::{Cook, Dish, dinner};

#[test]
fn a_course_is_served_when_all_are_ready_and_then_the_next_is_begun() {
    let run = fixtures::run(dinner(vec![
        cook("ann", &[3.0, 1.0, 2.0]),
        cook("bob", &[1.0, 4.0, 1.0]),
        cook("cleo", &[2.0, 2.0, 4.0]),
    ]));
    run.expect_timed(&[
        (1.0, "  bob is ready"),
        (2.0, "  cleo is ready"),
        (3.0, "  ann is ready"),
        (3.0, "course 1 is served"),
        (4.0, "  ann is ready"),
        (5.0, "  cleo is ready"),
        (7.0, "  bob is ready"),
        (7.0, "course 2 is served"),
        (8.0, "  bob is ready"),
        (9.0, "  ann is ready"),
        (11.0, "  cleo is ready"),
        (11.0, "course 3 is served"),
    ]);
    run.expect_value(&vec![3, 3, 3]);
    run.expect_no_leaks();
}

#[test]
fn whoever_burns_a_dish_keeps_nobody_waiting() {
    let run = fixtures::run(dinner(vec![
        cook("dan", &[2.0, 1.0, 1.0]),
        burns(2, cook("eve", &[1.0, 3.0, 1.0])),
        cook("finn", &[1.5, 7200.0, 1.0]),
    ]));
    run.expect_timed(&[
        (1.0, "  eve is ready"),
        (1.5, "  finn is ready"),
        (2.0, "  dan is ready"),
        (2.0, "course 1 is served"),
        (3.0, "  dan is ready"),
        (5.0, "  eve burns a dish"),
        (7202.0, "  finn is ready"),
    ]);
    run.expect_value(&vec![1, 1, 1]);
    run.expect_no_leaks();
}

#[test]
fn two_can_burn_their_dishes() {
    let run = fixtures::run(dinner(vec![
        burns(1, cook("gil", &[2.0, 1.0])),
        cook("hal", &[1.0, 1.0]),
        burns(1, cook("ida", &[3.0, 1.0])),
    ]));
    run.expect_timed(&[
        (1.0, "  hal is ready"),
        (2.0, "  gil burns a dish"),
        (3.0, "  ida burns a dish"),
    ]);
    run.expect_value(&vec![0, 0, 0]);
}

#[test]
fn who_cooks_alone_waits_for_nobody() {
    let run = fixtures::run(dinner(vec![cook("jon", &[1.0, 3600.0])]));
    run.expect_timed(&[
        (1.0, "  jon is ready"),
        (1.0, "course 1 is served"),
        (3601.0, "  jon is ready"),
        (3601.0, "course 2 is served"),
    ]);
    run.expect_value(&vec![2]);
}

/// A cook whose dishes take so many seconds.
fn cook(name: &'static str, seconds: &[f64]) -> Cook {
    let dish = |&seconds: &f64| Dish { takes: Duration::from_secs_f64(seconds), is_burnt: false };
    Cook { name, dishes: seconds.iter().map(dish).collect() }
}

/// The same cook, who burns the dish of this course.
fn burns(course: usize, mut cook: Cook) -> Cook {
    cook.dishes[course - 1].is_burnt = true;
    cook
}
