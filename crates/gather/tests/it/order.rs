//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/cancelled_gather.rs"]
mod cancelled_gather;
#[path = "../../examples/first_error.rs"]
mod first_error;
#[path = "../../examples/results_in_order.rs"]
mod results_in_order;
#[path = "../../examples/return_exceptions.rs"]
mod return_exceptions;
#[path = "../../examples/started_at_the_call.rs"]
mod started_at_the_call;

#[test]
fn results_stand_in_argument_order_whoever_is_first() {
    assert_snapshot!("results_in_order", replay(results_in_order::main).1);
}

#[test]
fn the_first_error_ends_the_waiting_and_not_the_others() {
    assert_snapshot!("first_error", replay(first_error::main).1);
}

#[test]
fn a_gather_of_results_waits_for_all_and_keeps_every_error() {
    assert_snapshot!("return_exceptions", replay(return_exceptions::main).1);
}

#[test]
fn cancelling_whoever_awaits_stops_the_children() {
    assert_snapshot!("cancelled_gather", replay(cancelled_gather::main).1);
}

#[test]
fn the_children_start_at_the_call() {
    assert_snapshot!("started_at_the_call", replay(started_at_the_call::main).1);
}
