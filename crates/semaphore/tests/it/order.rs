//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/acquire_before_create.rs"]
mod acquire_before_create;
#[path = "../../examples/nobody_overtakes.rs"]
mod nobody_overtakes;
#[path = "../../examples/released_too_often.rs"]
mod released_too_often;
#[path = "../../examples/strict_server.rs"]
mod strict_server;
#[path = "../../examples/two_at_once.rs"]
mod two_at_once;

#[test]
fn five_workers_go_through_two_permits_two_at_a_time() {
    assert_snapshot!("two_at_once", replay(two_at_once::main).1);
}

#[test]
fn a_server_that_refuses_more_than_three_at_once_never_refuses_behind_a_semaphore() {
    assert_snapshot!("strict_server", replay(strict_server::main).1);
}

#[test]
fn a_permit_taken_before_the_task_is_created_limits_the_tasks_too() {
    assert_snapshot!("acquire_before_create", replay(acquire_before_create::main).1);
}

#[test]
fn nobody_overtakes_not_even_with_a_permit_left() {
    assert_snapshot!("nobody_overtakes", replay(nobody_overtakes::main).1);
}

#[test]
fn only_a_bounded_semaphore_notices_a_release_too_many() {
    assert_snapshot!("released_too_often", replay(released_too_often::main).1);
}
