//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/abort_and_wait.rs"]
mod abort_and_wait;
#[path = "../../examples/clean_up.rs"]
mod clean_up;
#[path = "../../examples/ctrl_c.rs"]
pub(crate) mod ctrl_c;
#[path = "../../examples/goodbye.rs"]
mod goodbye;
#[path = "../../examples/graceful_shutdown.rs"]
mod graceful_shutdown;
#[path = "../../examples/half_read_line.rs"]
mod half_read_line;
#[path = "../../examples/lost_job.rs"]
mod lost_job;
#[path = "../../examples/shielded.rs"]
mod shielded;

#[test]
fn what_a_cancelled_task_holds_is_free_once_the_task_is_awaited() {
    assert_snapshot!("abort_and_wait", replay(abort_and_wait::main).1);
}

#[test]
fn a_task_that_is_asked_is_gone_once_its_clean_up_is_over() {
    assert_snapshot!("goodbye", replay(goodbye::main).1);
}

#[test]
fn a_task_that_is_asked_may_wait_in_its_clean_up_and_a_cancelled_one_may_not() {
    assert_snapshot!("clean_up", replay(clean_up::main).1);
}

#[test]
fn a_shielded_task_outlives_who_waits_for_it() {
    assert_snapshot!("shielded", replay(shielded::main).1);
}

#[test]
fn who_has_not_ended_after_the_grace_period_is_aborted() {
    assert_snapshot!("graceful_shutdown", replay(graceful_shutdown::main).1);
}

#[test]
fn a_wait_that_is_dropped_takes_what_it_has_read_along() {
    assert_snapshot!("half_read_line", replay(half_read_line::main).1);
}

#[test]
fn a_token_round_the_work_loses_the_job_in_hand() {
    assert_snapshot!("lost_job", replay(lost_job::main).1);
}

#[test]
fn a_service_ends_itself_before_the_report() {
    assert_snapshot!("ctrl_c", replay(ctrl_c::main).1);
}
