//! What the table of tasks says, and when.

use std::time::Duration;

use debugging::{State, print_tasks, task_table, watch};
use event_loop::{record, sleep};
use tasks::{create_named_task, create_task};

use crate::conformance::one_turn;

const SECOND: Duration = Duration::from_secs(1);

/// The state of the task that was created last.
pub(crate) fn newest_state() -> State {
    task_table().pop().unwrap().state
}

fn waiting(place: &'static str, since: Duration) -> State {
    State::Waiting { place, since }
}

#[test]
fn whoever_looks_is_running_and_whoever_has_not_begun_is_alive() {
    record(async {
        let task = create_named_task("new", watch("new", sleep(SECOND)));
        let states = task_table().into_iter().map(|row| (row.name, row.state));
        let expected = [("Task-1".into(), State::Running), ("new".into(), State::Alive)];
        assert_eq!(states.collect::<Vec<_>>(), expected);
        task.await.unwrap();
        assert_eq!(task_table().len(), 1);
    });
}

#[test]
fn a_task_that_is_not_watched_is_alive_and_no_more_is_known() {
    record(async {
        let task = create_task(sleep(SECOND));
        one_turn().await;
        assert_eq!(newest_state(), State::Alive);
        task.await.unwrap();
    });
}

#[test]
fn the_innermost_name_counts_and_ends_with_its_future() {
    record(async {
        let task = create_task(watch("outer", async {
            watch("inner", watch("innermost", sleep(SECOND))).await;
            sleep(SECOND).await;
        }));
        one_turn().await;
        assert_eq!(newest_state(), waiting("innermost", Duration::ZERO));
        sleep(SECOND * 3 / 2).await;
        assert_eq!(newest_state(), waiting("outer", SECOND));
        task.await.unwrap();
    });
}

#[test]
fn a_printed_row_has_name_state_and_place_of_creation() {
    let ((), run) = record(async {
        let task = create_named_task("reader", watch("read", sleep(SECOND)));
        one_turn().await;
        print_tasks();
        task.cancel();
    });
    let lines = run.lines();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("Task-1: runs, created at "), "{}", lines[0]);
    let place = format!("created at {}:", file!());
    let reader = format!("reader: waits in read since 0.000 s, {place}");
    assert!(lines[1].starts_with(&reader), "{}", lines[1]);
}

#[test]
fn outside_a_loop_the_table_is_empty() {
    assert_eq!(task_table(), []);
}

#[test]
fn two_loops_do_not_see_each_others_tasks() {
    record(async {
        let task = create_task(watch("here", sleep(SECOND)));
        one_turn().await;
        let elsewhere = std::thread::spawn(|| {
            let look = async {
                let task = create_task(sleep(SECOND));
                one_turn().await;
                (newest_state(), task.await.unwrap()).0
            };
            record(look).0
        });
        assert_eq!(elsewhere.join().unwrap(), State::Alive);
        assert_eq!(newest_state(), waiting("here", Duration::ZERO));
        task.await.unwrap();
    });
}
