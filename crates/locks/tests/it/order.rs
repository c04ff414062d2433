//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/enough_bread.rs"]
mod enough_bread;
#[path = "../../examples/lock_turns.rs"]
mod lock_turns;
#[path = "../../examples/lost_update.rs"]
mod lost_update;
#[path = "../../examples/rounds.rs"]
mod rounds;
#[path = "../../examples/starting_gun.rs"]
mod starting_gun;

#[test]
fn a_lock_across_a_wait_makes_everything_serial() {
    assert_snapshot!("lost_update", replay(lost_update::main).1);
}

#[test]
fn who_gives_the_lock_back_goes_to_the_end_of_the_line() {
    assert_snapshot!("lock_turns", replay(lock_turns::main).1);
}

#[test]
fn an_event_wakes_all_and_keeps_nobody_waiting_who_comes_later() {
    assert_snapshot!("starting_gun", replay(starting_gun::main).1);
}

#[test]
fn a_notified_waiter_looks_and_may_wait_again() {
    assert_snapshot!("enough_bread", replay(enough_bread::main).1);
}

#[test]
fn the_last_to_come_to_a_barrier_goes_on_first() {
    assert_snapshot!("rounds", replay(rounds::main).1);
}
