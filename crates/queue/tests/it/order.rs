//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/forgotten_task_done.rs"]
mod forgotten_task_done;
#[path = "../../examples/hand_over.rs"]
mod hand_over;
#[path = "../../examples/priorities.rs"]
mod priorities;
#[path = "../../examples/put_without_waiting.rs"]
mod put_without_waiting;
#[path = "../../examples/task_done_and_join.rs"]
mod task_done_and_join;
#[path = "../../examples/worker_pool.rs"]
mod worker_pool;

#[test]
fn a_put_that_finds_room_does_not_give_way() {
    assert_snapshot!("put_without_waiting", replay(put_without_waiting::main).1);
}

#[test]
fn join_returns_when_the_last_item_is_done_not_when_it_is_taken() {
    assert_snapshot!("task_done_and_join", replay(task_done_and_join::main).1);
}

#[test]
fn join_waits_for_ever_for_an_item_that_nobody_marks() {
    assert_snapshot!("forgotten_task_done", replay(forgotten_task_done::main).1);
}

#[test]
fn a_full_queue_makes_the_producer_wait_for_its_workers() {
    assert_snapshot!("worker_pool", replay(worker_pool::main).1);
}

#[test]
fn getters_are_called_in_order_and_whoever_runs_first_gets_the_item() {
    assert_snapshot!("hand_over", replay(hand_over::main).1);
}

#[test]
fn the_kind_of_queue_decides_which_item_comes_out_next() {
    assert_snapshot!("priorities", replay(priorities::main).1);
}
