//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/dispatch.rs"]
mod dispatch;
#[path = "../../examples/eleven_tasks.rs"]
mod eleven_tasks;
#[path = "../../examples/full_dispatcher.rs"]
mod full_dispatcher;
#[path = "../../examples/group_errors.rs"]
mod group_errors;
#[path = "../../examples/nested_groups.rs"]
mod nested_groups;
#[path = "../../examples/one_fails.rs"]
mod one_fails;
#[path = "../../examples/siblings.rs"]
mod siblings;

#[test]
fn the_first_failure_ends_the_block_at_once() {
    assert_snapshot!("one_fails", replay(one_fails::main).1);
}

#[test]
fn no_task_runs_before_the_body_waits_or_ends() {
    assert_snapshot!("dispatch", replay(dispatch::main).1);
}

#[test]
fn a_group_takes_as_long_as_its_longest_task() {
    assert_snapshot!("full_dispatcher", replay(full_dispatcher::main).1);
}

#[test]
fn a_failure_cancels_siblings_and_body_in_a_group_and_nobody_without_one() {
    assert_snapshot!("group_errors", replay(group_errors::main).1);
}

#[test]
fn a_failure_goes_outwards_until_somebody_handles_it() {
    assert_snapshot!("nested_groups", replay(nested_groups::main).1);
}

#[test]
fn the_block_waits_for_tasks_that_were_created_after_its_body() {
    assert_snapshot!("siblings", replay(siblings::main).1);
}

#[test]
fn a_generator_in_a_group_gives_way_to_nobody_and_counts_from_zero() {
    assert_snapshot!("eleven_tasks", replay(eleven_tasks::main).1);
}
