//! What every lesson program prints, and when. The Python twins are held to the
//! same snapshots by the workspace's twin test.

use event_loop::replay;
use insta::assert_snapshot;

#[path = "../../examples/debug_mode.rs"]
mod debug_mode;
#[path = "../../examples/see_tasks.rs"]
mod see_tasks;
#[path = "../../examples/unread_error.rs"]
mod unread_error;
#[path = "../../examples/watchdog.rs"]
mod watchdog;

#[test]
fn an_error_is_reported_when_its_unread_task_is_dropped() {
    assert_snapshot!("unread_error", replay(unread_error::main).1);
}

/// CPython: runners.RunnerTests.test_debug.
/// CPython: base_events.BaseEventLoopWithSelectorTests.test_log_slow_callbacks.
#[test]
fn debug_mode_reports_a_slow_step_when_it_is_over() {
    assert_snapshot!("debug_mode", replay(debug_mode::main).1);
}

#[test]
fn the_table_says_since_when_each_task_waits() {
    assert_snapshot!("see_tasks", replay(see_tasks::main).1);
}

#[test]
fn the_watchdog_names_the_task_while_it_holds_the_loop() {
    assert_snapshot!("watchdog", replay(watchdog::main).1);
}
