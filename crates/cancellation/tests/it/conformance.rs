//! The rules of CPython's own tests for `shield`.

use std::future::{pending, ready};
use std::time::Duration;

use cancellation::shield;
use event_loop::{record, sleep};
use futures::FutureExt;
use futures::future::join_all;
use tasks::{TaskError, create_task};
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

/// CPython: tasks.BaseTaskTests.test_shield_cancel_inner.
#[test]
fn a_shield_whose_task_is_cancelled_says_so() {
    record(async {
        let task = create_task(pending::<()>());
        let canceller = event_loop::all_tasks().pop().unwrap();
        let outer = create_task(shield(task));
        sleep(SECOND).await;
        assert!(canceller.cancel());
        assert_eq!(outer.await, Ok(Err(TaskError::Cancelled)));
    });
}

/// CPython: tasks.BaseTaskTests.test_shield_cancel_outer.
#[test]
fn a_shield_that_is_dropped_listens_no_more_and_its_task_runs_on() {
    let ((), run) = record(async {
        let task = create_task(async {
            sleep(2 * SECOND).await;
            say!("the task has ended");
        });
        let outer = create_task(async {
            let _ended = shield(task).await;
            say!("the shield has heard of it");
        });
        sleep(SECOND).await;
        assert!(outer.cancel());
        assert_eq!(outer.await, Err(TaskError::Cancelled));
        assert_eq!(event_loop::all_tasks().len(), 2, "main and the task");
        sleep(2 * SECOND).await;
    });
    assert_eq!(run.timed(), [(2 * SECOND, "the task has ended".to_owned())]);
}

/// CPython: tasks.BaseTaskTests.test_shield_effect.
#[test]
fn cancelling_who_awaits_a_shield_ends_only_that_one() {
    let ((), run) = record(async {
        let (sender, value) = futures::channel::oneshot::channel();
        let task = create_task(async {
            sleep(2 * SECOND).await;
            sender.send(1).unwrap();
        });
        let outer = create_task(shield(task));
        sleep(SECOND).await;
        assert!(outer.cancel());
        assert_eq!(outer.await, Err(TaskError::Cancelled));
        assert_eq!(value.await, Ok(1));
    });
    assert_eq!(run.elapsed(), 2 * SECOND);
}

/// CPython: tasks.BaseTaskTests.test_shield_shortcut.
#[test]
fn a_shield_of_a_task_that_has_ended_gives_its_value_at_once() {
    record(async {
        let task = create_task(ready(42));
        sleep(Duration::ZERO).await;
        assert_eq!(shield(task).now_or_never(), Some(Ok(42)));
    });
}

/// CPython: tasks.BaseTaskTests.test_shield_gather.
#[test]
fn a_shield_keeps_several_children_running_if_one_task_owns_them() {
    let ((), run) = record(async {
        let task = create_task(async {
            let values = join_all([1, 2].map(|number| async move {
                sleep(2 * SECOND).await;
                number
            }));
            say!("{:?}", values.await);
        });
        let outer = create_task(shield(task));
        sleep(SECOND).await;
        outer.cancel();
        assert_eq!(outer.await, Err(TaskError::Cancelled));
        sleep(2 * SECOND).await;
    });
    assert_eq!(run.timed(), [(2 * SECOND, "[1, 2]".to_owned())]);
}

/// CPython: tasks.BaseTaskTests.test_shield_coroutine_without_loop.
#[test]
#[should_panic(expected = "no running event loop")]
fn a_coroutine_needs_a_loop_to_be_shielded() {
    drop(shield(create_task(async {})));
}

/// CPython: tasks.BaseTaskTests.test_shield_coroutine_use_running_loop.
#[test]
fn a_shielded_coroutine_is_a_task_of_the_running_loop() {
    record(async {
        let shield = shield(create_task(async { event_loop::current_task().unwrap().id() }));
        assert_eq!(event_loop::all_tasks().len(), 2);
        assert_eq!(shield.await, Ok(2));
    });
}
