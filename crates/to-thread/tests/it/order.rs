//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/blocked_loop.rs"]
mod blocked_loop;
#[path = "../../examples/blocking_io.rs"]
mod blocking_io;
#[path = "../../examples/cancelled_call.rs"]
mod cancelled_call;
#[path = "../../examples/heartbeat.rs"]
mod heartbeat;
#[path = "../../examples/pool_of_two.rs"]
mod pool_of_two;

#[test]
fn main_waits_for_the_thread_and_the_loop_does_not() {
    assert_snapshot!("blocking_io", replay(blocking_io::main).1);
}

#[test]
fn a_blocking_call_makes_others_late_only_where_it_blocks_the_loop() {
    assert_snapshot!("blocked_loop", replay(blocked_loop::main).1);
}

#[test]
fn the_heart_keeps_its_beat_while_a_pool_works() {
    assert_snapshot!("heartbeat", replay(heartbeat::main).1);
}

#[test]
fn a_call_starts_when_a_thread_is_free_and_ends_when_it_is_done() {
    assert_snapshot!("pool_of_two", replay(pool_of_two::main).1);
}

#[test]
fn a_cancelled_wait_does_not_stop_the_thread() {
    assert_snapshot!("cancelled_call", replay(cancelled_call::main).1);
}
