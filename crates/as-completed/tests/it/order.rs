//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/completion_order.rs"]
mod completion_order;
#[path = "../../examples/log_aggregation.rs"]
mod log_aggregation;
#[path = "../../examples/one_workload.rs"]
mod one_workload;
#[path = "../../examples/race_between_mirrors.rs"]
mod race_between_mirrors;
#[path = "../../examples/slow_loop.rs"]
mod slow_loop;
#[path = "../../examples/timeout.rs"]
mod timeout;

#[test]
fn values_come_in_completion_order() {
    assert_snapshot!("completion_order", replay(completion_order::main).1);
}

#[test]
fn a_slow_loop_loses_no_value() {
    assert_snapshot!("slow_loop", replay(slow_loop::main).1);
}

#[test]
fn what_has_arrived_is_worked_on_while_the_rest_is_on_its_way() {
    assert_snapshot!("log_aggregation", replay(log_aggregation::main).1);
}

#[test]
fn dropping_the_stream_stops_the_losers_of_a_race() {
    assert_snapshot!("race_between_mirrors", replay(race_between_mirrors::main).1);
}

#[test]
fn a_timeout_ends_the_waiting_and_not_the_children() {
    assert_snapshot!("timeout", replay(timeout::main).1);
}

#[test]
fn the_call_decides_when_a_result_is_seen_and_where_it_stands() {
    assert_snapshot!("one_workload", replay(one_workload::main).1);
}
