//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/await_stops_one_task.rs"]
mod await_stops_one_task;
#[path = "../../examples/awaited_background_task.rs"]
mod awaited_background_task;
#[path = "../../examples/background_errors.rs"]
mod background_errors;
#[path = "../../examples/cancel_and_wait.rs"]
mod cancel_and_wait;
#[path = "../../examples/life_cycle.rs"]
mod life_cycle;
#[path = "../../examples/long_enough.rs"]
mod long_enough;
#[path = "../../examples/lost_background_task.rs"]
mod lost_background_task;
#[path = "../../examples/lost_task_clean_up.rs"]
mod lost_task_clean_up;
#[path = "../../examples/serial_and_concurrent.rs"]
mod serial_and_concurrent;
#[path = "../../examples/two_tasks.rs"]
mod two_tasks;

#[test]
fn two_tasks_of_two_seconds_take_two_seconds() {
    assert_snapshot!("two_tasks", replay(two_tasks::main).1);
}

#[test]
fn a_task_is_pending_until_it_ends_and_runs_on_when_nobody_holds_its_handle() {
    assert_snapshot!("life_cycle", replay(life_cycle::main).1);
}

#[test]
fn a_task_that_nobody_awaits_ends_with_the_run() {
    assert_snapshot!("lost_background_task", replay(lost_background_task::main).1);
}

#[test]
fn a_lost_task_is_cleaned_up_before_the_sync_program_goes_on() {
    assert_snapshot!("lost_task_clean_up", replay(lost_task_clean_up::main).1);
}

#[test]
fn an_awaited_background_task_takes_all_its_steps() {
    assert_snapshot!("awaited_background_task", replay(awaited_background_task::main).1);
}

#[test]
fn sleeping_for_a_task_is_too_long_or_not_long_enough() {
    assert_snapshot!("long_enough", replay(long_enough::main).1);
}

#[test]
fn an_await_stops_only_the_task_that_awaits() {
    assert_snapshot!("await_stops_one_task", replay(await_stops_one_task::main).1);
}

#[test]
fn a_panic_is_read_by_the_awaiter_or_reported_by_the_loop_and_an_err_is_neither() {
    assert_snapshot!("background_errors", replay(background_errors::main).1);
}

#[test]
fn one_after_the_other_takes_the_sum_and_all_at_once_the_longest() {
    assert_snapshot!("serial_and_concurrent", replay(serial_and_concurrent::main).1);
}

#[test]
fn clean_up_runs_when_the_task_is_awaited_not_when_it_is_cancelled() {
    assert_snapshot!("cancel_and_wait", replay(cancel_and_wait::main).1);
}
