//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/flow_control.rs"]
mod flow_control;
#[path = "../../examples/permit_in_the_task.rs"]
mod permit_in_the_task;
#[path = "../../examples/who_makes_the_items.rs"]
mod who_makes_the_items;

#[test]
fn only_batches_wait_for_the_slowest_of_each() {
    assert_snapshot!("flow_control", replay(flow_control::main).1);
}

#[test]
fn a_permit_inside_the_task_does_not_limit_the_tasks() {
    assert_snapshot!("permit_in_the_task", replay(permit_in_the_task::main).1);
}

#[test]
fn only_a_limit_makes_the_producer_wait() {
    assert_snapshot!("who_makes_the_items", replay(who_makes_the_items::main).1);
}
