//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/first_completed.rs"]
mod first_completed;
#[path = "../../examples/first_exception.rs"]
mod first_exception;
#[path = "../../examples/more_than_one.rs"]
mod more_than_one;
#[path = "../../examples/wait_and_gather.rs"]
mod wait_and_gather;
#[path = "../../examples/wait_with_timeout.rs"]
mod wait_with_timeout;

#[test]
fn a_wait_that_runs_out_of_time_sorts_the_tasks_and_touches_none() {
    assert_snapshot!("wait_with_timeout", replay(wait_with_timeout::main).1);
}

#[test]
fn the_losers_of_a_race_run_on() {
    assert_snapshot!("first_completed", replay(first_completed::main).1);
}

#[test]
fn a_failure_ends_the_wait_and_a_cancelled_task_does_not() {
    assert_snapshot!("first_exception", replay(first_exception::main).1);
}

#[test]
fn gather_raises_the_first_error_and_wait_raises_nothing() {
    assert_snapshot!("wait_and_gather", replay(wait_and_gather::main).1);
}

#[test]
fn all_that_is_done_by_the_waiters_turn_is_in_done() {
    assert_snapshot!("more_than_one", replay(more_than_one::main).1);
}
