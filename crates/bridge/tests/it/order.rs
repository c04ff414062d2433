//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/clean_up_at_exit.rs"]
mod clean_up_at_exit;
#[path = "../../examples/loop_in_a_thread.rs"]
mod loop_in_a_thread;
#[path = "../../examples/talk_across_threads.rs"]
mod talk_across_threads;

#[test]
fn a_blocked_main_thread_and_the_loop_both_make_progress() {
    assert_snapshot!("loop_in_a_thread", replay(loop_in_a_thread::main).1);
}

#[test]
fn a_limit_ends_the_wait_and_cancel_ends_the_work() {
    assert_snapshot!("talk_across_threads", replay(talk_across_threads::main).1);
}

#[test]
fn stop_ends_the_tasks_in_creation_order_and_then_the_thread() {
    assert_snapshot!("clean_up_at_exit", replay(clean_up_at_exit::main).1);
}
