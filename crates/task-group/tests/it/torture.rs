//! No task outlives its group, and no error is lost, wherever things are cut short.

use std::sync::OnceLock;

use event_loop::{Runner, all_tasks, record, sleep};
use futures::FutureExt;
use kit::{Alive, Census, ms, one_turn, within_patience};
use task_group::{TaskGroup, task_group};
use tasks::{Task, TaskError, create_task};
use tokio::time::timeout;

use crate::{Error, fail_after, value_after};

async fn live_for_ever(alive: Alive) -> Result<(), Error> {
    let _alive = alive;
    std::future::pending().await
}

/// Where a call of `task_group` is when it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It was never polled.
    Fresh,
    /// It waits in its body.
    InBody,
    /// It waits for its children.
    AtTheEnd,
    /// A child has failed, and nobody has been cancelled yet.
    Failed,
    /// The others were cancelled, and the call was not polled since.
    Cancelled,
}

async fn drop_at(step: Step, census: &Census) {
    let handle = OnceLock::new();
    let mut call = Box::pin(task_group(async |group| {
        assert!(handle.set(group.clone()).is_ok());
        group.create_task(live_for_ever(census.enter()));
        if matches!(step, Step::Failed | Step::Cancelled) {
            group.create_task(fail_after(0, "failed"));
        }
        match step {
            Step::AtTheEnd => Ok(()),
            _ => live_for_ever(census.enter()).await,
        }
    }));
    if step != Step::Fresh {
        assert!(call.as_mut().now_or_never().is_none());
        assert!(census.count() > 0);
    }
    match step {
        Step::Fresh | Step::InBody | Step::AtTheEnd => one_turn().await,
        // The child's first turn, and its second, in which it fails.
        Step::Failed => {
            one_turn().await;
            one_turn().await;
        }
        Step::Cancelled => sleep(ms(10)).await,
    }
    let phase = match step {
        Step::Fresh => return,
        Step::InBody | Step::AtTheEnd => "Open",
        Step::Failed => "Failed",
        Step::Cancelled => "Cancelled",
    };
    let group = format!("{:?}", handle.get());
    assert!(group.contains(&format!("phase: {phase}")), "{step:?}: {group}");
}

#[test]
fn a_call_dropped_at_any_step_takes_its_tasks_with_it() {
    for step in [Step::Fresh, Step::InBody, Step::AtTheEnd, Step::Failed, Step::Cancelled] {
        record(async move {
            let census = Census::default();
            drop_at(step, &census).await;
            one_turn().await;
            assert_eq!((census.count(), all_tasks().len()), (0, 1), "{step:?}");
        });
    }
}

#[test]
fn an_await_of_a_handle_dropped_at_any_step_loses_no_value() {
    let (values, _) = record(async {
        task_group(async |group| -> Result<_, Error> {
            let mut task = group.create_task(value_after(100, 7));
            assert_eq!((&mut task).now_or_never(), None);
            assert!(timeout(ms(50), &mut task).await.is_err());
            sleep(ms(100)).await;
            let value = (&mut task).now_or_never();
            Ok((value, task.done()))
        })
        .await
    });
    assert_eq!(values, Ok((Some(7), true)));
}

#[test]
fn a_handle_that_is_dropped_at_once_leaves_its_task_to_the_group() {
    let (result, transcript) = record(async {
        task_group(async |group| -> Result<(), Error> {
            drop(group.create_task(value_after(100, 7)));
            Ok(())
        })
        .await
    });
    assert_eq!(result, Ok(()));
    assert_eq!(transcript.elapsed(), ms(100));
}

/// A tree of groups in which something happens every millisecond for 16 ms.
async fn tree(census: Census, depth: u64) -> Result<u64, Error> {
    let _alive = census.enter();
    sleep(ms(1 << depth)).await;
    if depth == 0 {
        return Ok(1);
    }
    let group = task_group(async |group| {
        let _alive = census.enter();
        let first = group.create_task(boxed_tree(census.clone(), depth - 1));
        sleep(ms(1)).await;
        let second = group.create_task(boxed_tree(census.clone(), depth - 1));
        Ok(first.await + second.await)
    });
    group.await.map_err(|group| group.errors()[0])
}

type Boxed<T> = std::pin::Pin<Box<dyn Future<Output = T> + Send>>;

fn boxed_tree(census: Census, depth: u64) -> Boxed<Result<u64, Error>> {
    Box::pin(tree(census, depth))
}

#[test]
fn a_parent_cancelled_at_any_time_is_gone_with_all_its_descendants() {
    record(async {
        for millis in 0..=20 {
            let census = Census::default();
            let parent: Task<_> = create_task(tree(census.clone(), 3));
            sleep(ms(millis)).await;
            let cancelled = parent.cancel();
            let result = parent.await;
            for _ in 0..3 {
                one_turn().await;
            }
            assert_eq!((census.count(), all_tasks().len()), (0, 1), "at {millis} ms");
            let expected = if cancelled { Err(TaskError::Cancelled) } else { Ok(Ok(8)) };
            assert_eq!(result, expected, "at {millis} ms");
        }
    });
}

#[test]
fn a_failure_at_any_time_ends_all_before_the_block_ends() {
    record(async {
        for millis in 0..=20 {
            let census = Census::default();
            let result = task_group(async |group| {
                group.create_task(boxed_tree(census.clone(), 3));
                group.create_task(fail_after(millis, "failed"));
                live_for_ever(census.enter()).await
            });
            let result = result.await;
            assert_eq!((census.count(), all_tasks().len()), (0, 1), "at {millis} ms");
            assert_eq!(result.unwrap_err().errors(), ["failed"], "at {millis} ms");
        }
    });
}

fn on_four_threads<T: Send + 'static>(test: impl Future<Output = T> + Send + 'static) -> T {
    within_patience(|| Runner::new().threads(4).run(test))
}

/// Each is created, gives way, returns and is awaited: 100,000 operations.
const TASKS: u64 = 25_000;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_value_arrives_and_no_task_is_left() {
    let (sum, left) = on_four_threads(async {
        let sum = task_group(async |group| -> Result<u64, Error> {
            let numbered = |number| async move {
                one_turn().await;
                Ok(number)
            };
            let tasks: Vec<_> =
                (0..TASKS).map(|number| group.create_task(numbered(number))).collect();
            let mut sum = 0;
            for task in tasks {
                sum += task.await;
            }
            Ok(sum)
        });
        (sum.await, all_tasks().len())
    });
    assert_eq!(sum, Ok(TASKS * (TASKS - 1) / 2));
    assert_eq!(left, 1, "main alone");
}

/// Creates siblings that live for ever, in a group in the group too.
async fn breed(group: TaskGroup<Error>, census: Census, last: bool) -> Result<(), Error> {
    for _ in 0..5 {
        group.create_task(live_for_ever(census.enter()));
        one_turn().await;
    }
    let inner = task_group(async |inner| {
        inner.create_task(live_for_ever(census.enter()));
        if last { Err("failed") } else { Ok(()) }
    });
    inner.await.map_err(|_| "failed")
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_failure_leaves_nobody_behind() {
    on_four_threads(async {
        for _ in 0..50 {
            let census = Census::default();
            let result = task_group(async |group| {
                for number in 0..8 {
                    group.create_task(breed(group.clone(), census.clone(), number >= 6));
                }
                live_for_ever(census.enter()).await
            });
            let errors = result.await.unwrap_err().into_errors();
            assert!(errors == ["failed"] || errors == ["failed"; 2], "{errors:?}");
            assert_eq!((census.count(), all_tasks().len()), (0, 1));
        }
    });
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_group_waits_for_groups_that_were_dropped_in_it() {
    on_four_threads(async {
        for _ in 0..50 {
            let census = Census::default();
            let result = task_group(async |outer| -> Result<(), Error> {
                let dropped = task_group(async |inner| {
                    for _ in 0..8 {
                        inner.create_task(breed(inner.clone(), census.clone(), false));
                    }
                    live_for_ever(census.enter()).await
                });
                outer.create_task(async { Ok(()) });
                let mut dropped = Box::pin(dropped);
                assert!(dropped.as_mut().now_or_never().is_none());
                one_turn().await;
                drop(dropped);
                Ok(())
            });
            assert_eq!(result.await, Ok(()));
            assert_eq!((census.count(), all_tasks().len()), (0, 1));
        }
    });
}
