//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/callbacks.rs"]
mod callbacks;
#[path = "../../examples/hello.rs"]
mod hello;
#[path = "../../examples/lazy_coroutine.rs"]
mod lazy_coroutine;
#[path = "../../examples/starving_manager.rs"]
mod starving_manager;
#[path = "../../examples/turns.rs"]
mod turns;
#[path = "../../examples/yield_with_care.rs"]
mod yield_with_care;
#[path = "../../examples/yielding_manager.rs"]
mod yielding_manager;

#[test]
fn a_sleep_lies_between_its_two_lines() {
    assert_snapshot!("hello", replay(hello::main).1);
}

#[test]
fn a_coroutine_runs_when_it_is_awaited_not_when_it_is_called() {
    assert_snapshot!("lazy_coroutine", replay(lazy_coroutine::main).1);
}

#[test]
fn coroutines_that_give_way_take_turns_in_a_fixed_order_main_included() {
    assert_snapshot!("turns", replay(turns::main).1);
}

#[test]
fn callbacks_run_in_the_order_of_the_calls_and_timers_in_that_of_their_deadlines() {
    assert_snapshot!("callbacks", replay(callbacks::main).1);
}

#[test]
fn nothing_a_manager_creates_runs_before_the_manager_waits() {
    assert_snapshot!("starving_manager", replay(starving_manager::main).1);
}

#[test]
fn a_manager_that_gives_way_alternates_with_its_tasks() {
    assert_snapshot!("yielding_manager", replay(yielding_manager::main).1);
}

#[test]
fn giving_way_less_often_costs_fewer_turns_and_makes_others_wait_longer() {
    assert_snapshot!("yield_with_care", replay(yield_with_care::main).1);
}
