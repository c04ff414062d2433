//! The rules of asyncio's task groups. Each test names the CPython tests with the
//! same rule.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::task::{Context, Waker};

use event_loop::{all_tasks, record, sleep};
use futures::FutureExt;
use kit::{ms, one_turn};
use task_group::{ExceptionGroup, TaskGroup, task_group};
use tasks::{TaskError, create_task};
use transcript::say;

use crate::{Error, Trace, fail_after, value_after, wait_for_ever};

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_01.
#[test]
fn the_block_ends_when_all_have_ended_and_then_their_values_can_be_read() {
    let (values, transcript) = record(async {
        let handles = task_group(async |group| -> Result<_, Error> {
            let slow = group.create_task(value_after(200, 11));
            let quick = group.create_task(value_after(100, 42));
            Ok((slow, quick))
        });
        let (slow, quick) = handles.await.unwrap();
        assert!(slow.done() && quick.done());
        (slow.await, quick.await)
    });
    assert_eq!(values, (11, 42));
    assert_eq!(transcript.elapsed(), ms(200));
    assert_eq!(transcript.leftovers(), [""; 0]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_03.
#[test]
fn a_child_that_is_cancelled_does_not_fail_the_group() {
    let (result, transcript) = record(async {
        task_group(async |group| {
            let stopped = group.create_task(wait_for_ever("stopped"));
            let other = group.create_task(value_after(100, 42));
            one_turn().await;
            assert!(stopped.cancel());
            let value = other.await;
            assert!(stopped.cancelled() && !stopped.cancel());
            Ok(value)
        })
        .await
    });
    assert_eq!(result, Ok(42));
    assert_eq!(transcript.timed(), [(ms(0), "stopped is gone".to_owned())]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_04.
#[test]
fn a_failure_cancels_the_sleeper_and_comes_out_of_the_group() {
    let (result, transcript) = record(async {
        let result = task_group(async |group| {
            group.create_task(wait_for_ever("sleeper"));
            group.create_task(fail_after(100, "division by zero"));
            Ok(())
        });
        result.await?;
        say!("not reached");
        Ok::<_, ExceptionGroup<Error>>(())
    });
    assert_eq!(result.unwrap_err().errors(), ["division by zero"]);
    assert_eq!(transcript.timed(), [(ms(100), "sleeper is gone".to_owned())]);
    assert_eq!(transcript.leftovers(), [""; 0]);
}

/// CPython: taskgroups.TestTaskGroup.test_cancel_children_on_child_error.
#[test]
fn a_failure_cancels_the_body_too_and_only_the_childs_error_is_kept() {
    let (result, transcript) = record(async {
        task_group(async |group| {
            let _body = Trace("body");
            group.create_task(wait_for_ever("child"));
            group.create_task(fail_after(100, "division by zero"));
            sleep(ms(1_000)).await;
            say!("not reached");
            Ok(())
        })
        .await
    });
    assert_eq!(result.unwrap_err().errors(), ["division by zero"]);
    assert_eq!(transcript.lines(), ["child is gone", "body is gone"]);
    assert_eq!(transcript.elapsed(), ms(100));
}

/// CPython: taskgroups.TestTaskGroup.test_cancellation.
/// CPython: taskgroups.TestTaskGroup.test_taskgroup_22.
#[test]
fn cancelling_the_parent_at_the_end_of_the_block_cancels_all_children() {
    let (end, transcript) = record(async {
        let parent = create_task(task_group(async |group| -> Result<(), Error> {
            for name in ["a", "b", "c", "d", "e"] {
                group.create_task(wait_for_ever(name));
            }
            Ok(())
        }));
        sleep(ms(100)).await;
        parent.cancel();
        let end = parent.await.map(|_| ());
        say!("the parent is awaited, {} task runs", all_tasks().len());
        end
    });
    assert_eq!(end, Err(TaskError::Cancelled));
    let gone = ["a is gone", "b is gone", "c is gone", "d is gone", "e is gone"];
    assert_eq!(transcript.lines()[..5], gone);
    assert_eq!(transcript.lines()[5..], ["the parent is awaited, 1 task runs"]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_07.
#[test]
fn cancelling_the_parent_in_the_body_cancels_the_body_and_the_children() {
    let (end, transcript) = record(async {
        let parent = create_task(task_group(async |group| {
            let _body = Trace("body");
            group.create_task(wait_for_ever("first"));
            group.create_task(wait_for_ever("second"));
            wait_for_ever("awaited by the body").await
        }));
        sleep(ms(100)).await;
        parent.cancel();
        parent.await.map(|_| ())
    });
    assert_eq!(end, Err(TaskError::Cancelled));
    let gone =
        ["awaited by the body", "body", "first", "second"].map(|name| format!("{name} is gone"));
    assert_eq!(transcript.lines(), gone);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_17.
#[test]
fn an_empty_group_lets_the_cancellation_through() {
    let (end, transcript) = record(async {
        let parent =
            create_task(task_group(async |_: TaskGroup<Error>| wait_for_ever("body").await));
        sleep(ms(100)).await;
        parent.cancel();
        parent.await.map(|_| ())
    });
    assert_eq!(end, Err(TaskError::Cancelled));
    assert_eq!(transcript.lines(), ["body is gone"]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_09.
#[test]
fn an_error_of_the_body_cancels_the_children_and_is_in_the_group() {
    let (result, transcript) = record(async {
        task_group(async |group| {
            group.create_task(wait_for_ever("first"));
            group.create_task(wait_for_ever("second"));
            sleep(ms(100)).await;
            Err::<(), _>("division by zero")
        })
        .await
    });
    assert_eq!(result.unwrap_err().errors(), ["division by zero"]);
    assert_eq!(transcript.lines(), ["first is gone", "second is gone"]);
    assert_eq!(transcript.elapsed(), ms(100));
}

/// What fails in nested groups.
#[derive(Debug, PartialEq)]
enum Nested {
    Plain(Error),
    Group(ExceptionGroup<Error>),
}

async fn plain(millis: u64, error: Error) -> Result<(), Nested> {
    fail_after(millis, error).await.map_err(Nested::Plain)
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_13.
#[test]
fn an_inner_group_that_is_cancelled_adds_no_error() {
    let (result, transcript) = record(async {
        task_group(async |outer| {
            outer.create_task(plain(100, "outer"));
            let inner = task_group(async |inner| {
                inner.create_task(wait_for_ever("child of the inner group"));
                Ok(())
            });
            inner.await.map_err(Nested::Group)
        })
        .await
    });
    assert_eq!(result.unwrap_err().errors(), [Nested::Plain("outer")]);
    assert_eq!(transcript.lines(), ["child of the inner group is gone"]);
    assert_eq!(transcript.leftovers(), [""; 0]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_14.
#[test]
fn a_failed_inner_group_is_one_error_of_the_outer_group() {
    let (result, transcript) = record(async {
        task_group(async |outer| {
            outer.create_task(async {
                wait_for_ever("child of the outer group").await.map_err(Nested::Plain)
            });
            let inner = task_group(async |inner| {
                inner.create_task(fail_after(100, "inner"));
                Ok(())
            });
            inner.await.map_err(Nested::Group)
        })
        .await
    });
    let result = result.unwrap_err();
    let [Nested::Group(inner)] = result.errors() else { panic!("{result:?}") };
    assert_eq!(inner.errors(), ["inner"]);
    assert_eq!(transcript.lines(), ["child of the outer group is gone"]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_19.
#[test]
fn a_child_and_the_body_that_fail_in_one_turn_are_both_in_the_group() {
    let (result, _) = record(async {
        task_group(async |group| {
            group.create_task(fail_after(100, "child"));
            one_turn().await;
            fail_after(100, "body").await
        })
        .await
    });
    assert_eq!(result.unwrap_err().errors(), ["child", "body"]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_23.
#[test]
fn a_group_that_lives_long_forgets_the_children_that_have_ended() {
    let (most, _) = record(async {
        task_group(async |group| -> Result<_, Error> {
            group.create_task(value_after(9_000, 0));
            let mut most = 0;
            for number in 0..1_000 {
                assert_eq!(group.create_task(value_after(1, number)).await, number);
                most = most.max(children_kept(&group));
            }
            Ok(most)
        })
        .await
    });
    let most = most.unwrap();
    assert!((1..=8).contains(&most), "{most}");
}

fn children_kept(group: &TaskGroup<Error>) -> usize {
    let text = format!("{group:?}");
    let (_, behind) = text.split_once("tasks: ").unwrap();
    let (number, _) = behind.split_once(',').unwrap();
    number.parse().unwrap()
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_24.
#[test]
fn the_block_waits_for_children_that_children_create() {
    let (result, transcript) = record(async {
        task_group(async |group| -> Result<_, Error> {
            let siblings = group.clone();
            group.create_task(async move {
                sleep(ms(100)).await;
                siblings.create_task(value_after(100, 2));
                siblings.create_task(value_after(50, 1));
                Ok(())
            });
            Ok("body")
        })
        .await
    });
    assert_eq!(result, Ok("body"));
    assert_eq!(transcript.elapsed(), ms(200));
    assert_eq!(transcript.leftovers(), [""; 0]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_25.
#[test]
fn children_that_go_on_creating_children_all_end_when_one_fails() {
    let ((result, left), transcript) = record(async {
        let result = task_group(async |group| {
            group.create_task(breed(group.clone()));
            group.create_task(fail_after(100, "enough"));
            Ok(())
        });
        (result.await, all_tasks().len())
    });
    assert_eq!(result.unwrap_err().errors(), ["enough"]);
    assert_eq!(left, 1, "main alone");
    assert_eq!(transcript.elapsed(), ms(100));
    assert!(transcript.peak_tasks() >= 10);
}

/// Goes on for longer than the test, and not for ever: then it could not fail.
async fn breed(group: TaskGroup<Error>) -> Result<(), Error> {
    for _ in 0..100 {
        group.create_task(wait_for_ever("child"));
        sleep(ms(10)).await;
    }
    Ok(())
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_task_name.
#[test]
fn a_child_has_the_name_it_was_given() {
    let (names, _) = record(async {
        task_group(async |group| -> Result<_, Error> {
            let named = group.create_named_task("yolo", value_after(1, 1));
            let numbered = group.create_task(value_after(1, 2));
            Ok([named.name(), numbered.name()])
        })
        .await
    });
    assert_eq!(names.unwrap(), ["yolo", "Task-3"]);
}

/// Creates a child when it is dropped: nothing else can come so late.
struct LateParent(TaskGroup<Error>);

impl Drop for LateParent {
    fn drop(&mut self) {
        let refused = Trace("refused child");
        self.0.create_task(async move {
            let _refused = refused;
            say!("not reached");
            Ok(())
        });
    }
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_no_create_task_after_failure.
#[test]
fn a_child_created_while_the_group_is_cancelled_never_starts() {
    let ((result, left), transcript) = record(async {
        let result = task_group(async |group| {
            let late = LateParent(group.clone());
            group.create_task(async move {
                let _late = late;
                wait_for_ever("sibling").await
            });
            group.create_task(fail_after(100, "failed"));
            Ok(())
        });
        (result.await, all_tasks().len())
    });
    assert_eq!(result.unwrap_err().errors(), ["failed"]);
    assert_eq!(left, 1, "main alone");
    assert_eq!(transcript.lines(), ["sibling is gone", "refused child is gone"]);
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_finished.
/// CPython: py313:taskgroups.TestTaskGroup.test_coro_closed_when_tg_closed.
#[test]
fn a_group_that_has_ended_refuses_a_child_and_drops_its_coroutine() {
    record(async {
        let group = task_group(async |group: TaskGroup<Error>| Ok(group)).await.unwrap();
        let held = Arc::new(());
        let holding = held.clone();
        let refused = catch_unwind(AssertUnwindSafe(|| {
            group.create_task(async move {
                let _holding = holding;
                Ok(())
            })
        }));
        let message = *refused.unwrap_err().downcast::<String>().unwrap();
        assert!(message.contains("the task group has ended"), "{message}");
        assert_eq!(Arc::strong_count(&held), 1);
        assert_eq!(all_tasks().len(), 1);
    });
}

/// CPython: taskgroups.TestTaskGroup.test_taskgroup_without_parent_task.
#[test]
fn outside_a_loop_a_group_cannot_create_a_child() {
    let mut group = Box::pin(task_group(async |group| {
        group.create_task(value_after(1, 1));
        Ok(())
    }));
    let polled = catch_unwind(AssertUnwindSafe(|| {
        let _ = group.poll_unpin(&mut Context::from_waker(Waker::noop()));
    }));
    let message = *polled.unwrap_err().downcast::<&str>().unwrap();
    assert!(message.contains("no running event loop"), "{message}");
}

/// CPython: py313:taskgroups.TestTaskGroup.test_cancelling_level_preserved.
#[test]
fn once_its_errors_are_handled_the_parent_goes_on_as_if_never_cancelled() {
    let (errors, transcript) = record(async {
        let mut errors = Vec::new();
        for error in ["first", "second"] {
            let failed = task_group(async |group| {
                group.create_task(fail_after(100, error));
                Ok(())
            });
            errors.extend(failed.await.unwrap_err().into_errors());
            sleep(ms(100)).await;
        }
        errors
    });
    assert_eq!(errors, ["first", "second"]);
    assert_eq!(transcript.elapsed(), ms(400));
}

/// CPython: py313:taskgroups.TestTaskGroup.test_nested_groups_both_cancelled.
#[test]
fn when_both_nested_groups_fail_in_one_turn_the_outer_one_reports_its_own_error() {
    let (errors, transcript) = record(async {
        let outer = task_group(async |outer| {
            let inner = task_group(async |inner| {
                inner.create_task(fail_after(100, "inner"));
                outer.create_task(fail_after(100, "outer"));
                Ok(())
            });
            say!("handled: {:?}", inner.await.unwrap_err().errors());
            wait_for_ever("body").await
        });
        let errors = outer.await.unwrap_err().into_errors();
        sleep(ms(100)).await;
        errors
    });
    assert_eq!(errors, ["outer"]);
    assert_eq!(transcript.lines(), [r#"handled: ["inner"]"#, "body is gone"]);
    assert_eq!(transcript.elapsed(), ms(200));
    assert_eq!(transcript.leftovers(), [""; 0]);
}
