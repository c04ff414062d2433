//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/busy_body.rs"]
mod busy_body;
#[path = "../../examples/idle_timeout.rs"]
mod idle_timeout;
#[path = "../../examples/robust_timeouts.rs"]
mod robust_timeouts;
#[path = "../../examples/wait_for.rs"]
mod wait_for;
#[path = "../../examples/wait_for_a_task.rs"]
mod wait_for_a_task;

#[test]
fn whoever_is_too_late_is_not_waited_for() {
    assert_snapshot!("wait_for", replay(wait_for::main).1);
}

#[test]
fn of_nested_limits_the_one_that_passed_reports_and_a_limit_can_be_moved() {
    assert_snapshot!("robust_timeouts", replay(robust_timeouts::main).1);
}

#[test]
fn a_limit_that_moves_with_each_part_stops_only_a_stalled_download() {
    assert_snapshot!("idle_timeout", replay(idle_timeout::main).1);
}

#[test]
fn a_limit_strikes_at_an_await_and_nowhere_else() {
    assert_snapshot!("busy_body", replay(busy_body::main).1);
}

#[test]
fn a_late_task_is_stopped_unless_it_was_only_lent() {
    assert_snapshot!("wait_for_a_task", replay(wait_for_a_task::main).1);
}
