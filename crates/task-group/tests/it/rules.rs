//! Rules that CPython does not test, or that only Rust has.

use std::panic::AssertUnwindSafe;
use std::pin::Pin;

use event_loop::{Hung, Runner, all_tasks, record, set_exception_handler, sleep};
use futures::FutureExt;
use kit::{ms, one_turn};
use task_group::{ExceptionGroup, GroupTask, TaskGroup, task_group};
use tasks::create_task;
use transcript::{panic_message, say};

use crate::{Error, Trace, fail_after, value_after, wait_for_ever};

#[test]
fn create_task_does_not_give_way() {
    let (_, transcript) = record(async {
        task_group(async |group| -> Result<(), Error> {
            for number in 1..=2 {
                group.create_task(async move {
                    say!("child {number}");
                    Ok(())
                });
                say!("created {number}");
            }
            say!("the body ends");
            Ok(())
        })
        .await
    });
    let lines = ["created 1", "created 2", "the body ends", "child 1", "child 2"];
    assert_eq!(transcript.lines(), lines);
}

#[test]
fn siblings_are_cancelled_in_creation_order_and_then_the_body() {
    let (_, transcript) = record(async {
        task_group(async |group| {
            for name in ["first", "second", "third"] {
                group.create_task(wait_for_ever(name));
            }
            group.create_task(fail_after(100, "failed"));
            wait_for_ever("body").await
        })
        .await
    });
    let gone = ["first is gone", "second is gone", "third is gone", "body is gone"];
    assert_eq!(transcript.lines(), gone);
}

#[test]
fn errors_are_in_the_order_in_which_they_happened_and_the_bodys_is_last() {
    let (result, _) = record(async {
        task_group(async |group| {
            // Equal deadlines: all three fail before anybody is cancelled.
            group.create_task(async {
                sleep(ms(50)).await;
                fail_after(50, "b").await
            });
            group.create_task(fail_after(100, "a"));
            group.create_task(fail_after(200, "not reached"));
            one_turn().await;
            sleep(ms(50)).await;
            fail_after(50, "body").await
        })
        .await
    });
    assert_eq!(result.unwrap_err().errors(), ["a", "b", "body"]);
}

#[test]
fn what_is_ready_when_a_sibling_fails_still_gets_its_turn() {
    let (_, transcript) = record(async {
        task_group(async |group| {
            group.create_task(fail_after(100, "failed"));
            group.create_task(async {
                sleep(ms(100)).await;
                say!("sibling, same time");
                one_turn().await;
                say!("not reached");
                Ok(())
            });
            Ok(())
        })
        .await
    });
    assert_eq!(transcript.lines(), ["sibling, same time"]);
}

#[test]
fn whoever_awaits_a_failed_task_is_cancelled_with_the_group() {
    let (result, transcript) = record(async {
        task_group(async |group| {
            let failing = group.create_task(fail_after(100, "failed"));
            group.create_task(async move {
                let _trace = Trace("sibling");
                // It asks in the turn of the failure, when nobody is cancelled yet.
                sleep(ms(100)).await;
                failing.await;
                say!("not reached");
                Ok(())
            });
            let failing = group.create_task(fail_after(100, "failed too"));
            let _trace = Trace("body");
            failing.await;
            say!("not reached");
            Ok(())
        })
        .await
    });
    assert_eq!(result.unwrap_err().errors(), ["failed", "failed too"]);
    // The second failure has called the body before the first cancels the sibling.
    assert_eq!(transcript.lines(), ["body is gone", "sibling is gone"]);
}

#[test]
fn the_block_ends_one_turn_behind_whoever_awaits_the_last_child() {
    let (_, transcript) = record(async {
        let ticks = create_task(async {
            for number in 1..=4 {
                say!("tick {number}");
                one_turn().await;
            }
        });
        let waiting = task_group(async |group| -> Result<_, Error> {
            let child = group.create_task(async {
                one_turn().await;
                say!("the child ends");
                Ok("value")
            });
            Ok(create_task(async move { say!("outside: {}", child.await) }))
        });
        let waiting = waiting.await.unwrap();
        say!("the block ends");
        waiting.await.unwrap();
        ticks.await.unwrap();
    });
    let lines = [
        "tick 1",
        "tick 2",
        "the child ends",
        "tick 3",
        "outside: value",
        "tick 4",
        "the block ends",
    ];
    assert_eq!(transcript.lines(), lines);
}

#[test]
fn after_a_failure_the_block_ends_two_turns_later_as_in_cpython() {
    let lines = ["tick 1", "tick 2", "fails", "tick 3", "tick 4", "the block ends", "tick 5"];
    assert_eq!(lines_round(fails_beside_ticks()), lines);
}

/// In CPython as without the group outside: `the block ends` comes after `tick 4`.
#[test]
fn after_a_failure_a_block_in_a_block_ends_one_turn_later() {
    let nested = async {
        let outer = task_group(async |_| -> Result<_, Error> {
            fails_beside_ticks().await;
            Ok(())
        });
        outer.await.unwrap();
    };
    let lines = ["tick 1", "tick 2", "fails", "tick 3", "the block ends", "tick 4", "tick 5"];
    assert_eq!(lines_round(nested), lines);
}

fn lines_round(block: impl Future<Output = ()> + Send + 'static) -> Vec<String> {
    let (_, transcript) = record(async {
        let ticks = create_task(async {
            for number in 1..=5 {
                say!("tick {number}");
                one_turn().await;
            }
        });
        block.await;
        ticks.await.unwrap();
    });
    transcript.lines()
}

async fn fails_beside_ticks() {
    let failed = task_group(async |group| {
        drop(group.create_task(async {
            one_turn().await;
            say!("fails");
            Err::<(), _>("oh")
        }));
        Ok(())
    });
    assert_eq!(failed.await.unwrap_err().errors(), ["oh"]);
    say!("the block ends");
}

/// What a program says when it panics.
async fn panic_of(program: impl Future) -> String {
    let panic = AssertUnwindSafe(program).catch_unwind().await.err().expect("it panics");
    panic_message(&*panic)
}

#[test]
fn awaiting_a_task_that_was_cancelled_alone_is_a_panic() {
    let (message, transcript) = record(async {
        let group = task_group(async |group| {
            group.create_task(wait_for_ever("sibling"));
            let stopped = group.create_named_task("stopped", value_after(100, 1));
            one_turn().await;
            stopped.cancel();
            stopped.await;
            Ok(())
        });
        panic_of(group).await
    });
    assert_eq!(message, "stopped has no value to wait for");
    assert_eq!(transcript.lines(), ["sibling is gone"]);
}

#[test]
fn awaiting_a_failed_task_after_the_group_is_a_panic() {
    let (message, _) = record(async {
        let mut kept: Option<GroupTask<()>> = None;
        let group = task_group(async |group| {
            kept = Some(group.create_named_task("kept", fail_after(100, "failed")));
            Ok(())
        });
        assert!(group.await.is_err());
        panic_of(kept.unwrap()).await
    });
    assert_eq!(message, "kept has no value to wait for");
}

async fn panic_after(millis: u64, message: Error) -> Result<(), Error> {
    sleep(ms(millis)).await;
    panic!("{message}")
}

#[test]
fn a_panic_of_a_child_goes_on_in_the_parent_once_all_have_ended() {
    let ((message, left), transcript) = record(async {
        set_exception_handler(|report| say!("report: {report}"));
        let group = task_group(async |group| {
            group.create_task(wait_for_ever("sibling"));
            group.create_task(panic_after(100, "out of cheese"));
            wait_for_ever("body").await
        });
        (panic_of(group).await, all_tasks().len())
    });
    assert_eq!(message, "out of cheese");
    assert_eq!(left, 1, "main alone");
    assert_eq!(transcript.lines(), ["sibling is gone", "body is gone"]);
}

#[test]
fn a_panic_wins_over_an_error_of_the_same_turn() {
    let (message, _) = record(async {
        let group = task_group(async |group| {
            group.create_task(fail_after(100, "failed"));
            group.create_task(panic_after(100, "out of cheese"));
            Ok(())
        });
        panic_of(group).await
    });
    assert_eq!(message, "out of cheese");
}

#[test]
fn of_two_panics_in_one_turn_the_first_goes_on() {
    let (message, _) = record(async {
        let group = task_group(async |group| {
            group.create_task(panic_after(100, "out of cheese"));
            group.create_task(panic_after(100, "and out of bread"));
            Ok(())
        });
        panic_of(group).await
    });
    assert_eq!(message, "out of cheese");
}

#[test]
fn a_panic_of_the_body_goes_on_once_the_children_have_ended() {
    let ((message, left), transcript) = record(async {
        let group = task_group(async |group| {
            group.create_task(wait_for_ever("child"));
            panic_after(100, "out of cheese").await
        });
        (panic_of(group).await, all_tasks().len())
    });
    assert_eq!(message, "out of cheese");
    assert_eq!(left, 1, "main alone");
    assert_eq!(transcript.lines(), ["child is gone"]);
}

#[test]
fn a_group_waits_for_the_tasks_of_the_groups_that_were_cancelled_in_it() {
    let ((result, left), transcript) = record(async {
        let result = task_group(async |outer| {
            outer.create_task(endless_group("child", 3));
            outer.create_task(fail_after(100, "failed"));
            endless_group("body", 2).await
        });
        (result.await, all_tasks().len())
    });
    assert_eq!(result.unwrap_err().errors(), ["failed"]);
    assert_eq!(left, 1, "main alone");
    let gone = ["body is gone", "child is gone"];
    assert_eq!(transcript.lines(), gone);
    assert_eq!(transcript.leftovers(), [""; 0]);
}

/// A group in a group in a group, and at the bottom somebody who waits for ever.
fn endless_group(
    name: &'static str,
    depth: u32,
) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send>> {
    Box::pin(async move {
        if depth == 0 {
            return wait_for_ever(name).await;
        }
        let group = task_group(async |group| {
            group.create_task(endless_group(name, depth - 1));
            Ok(())
        });
        group.await.map_err(|group| group.errors()[0])
    })
}

#[test]
fn a_cancelled_task_is_forgotten_with_its_handle() {
    let (ending, _) = record(async {
        task_group(async |group| -> Result<_, Error> {
            let stopped = group.create_task(wait_for_ever("stopped"));
            let task = all_tasks().pop().unwrap();
            one_turn().await;
            stopped.cancel();
            one_turn().await;
            assert!(stopped.cancelled());
            drop(stopped);
            // The loop sweeps now and then: a thousand tasks are enough.
            for _ in 0..1_000 {
                create_task(async {}).await.unwrap();
            }
            Ok(task.ending())
        })
        .await
    });
    assert_eq!(ending, Ok(None));
}

#[test]
fn the_body_may_borrow_from_the_function_around_it() {
    let (seen, _) = record(async {
        let mut seen = Vec::new();
        let result = task_group(async |group| -> Result<(), Error> {
            let task = group.create_task(value_after(100, 7));
            seen.push(task.await);
            Ok(())
        });
        result.await.map(|()| seen)
    });
    assert_eq!(seen, Ok(vec![7]));
}

#[test]
fn a_child_that_never_ends_keeps_the_block_from_ending() {
    let hung = Runner::new().virtual_clock().try_run(async {
        let _ = task_group(async |group| {
            group.create_named_task("endless", std::future::pending::<Result<(), Error>>());
            Ok(())
        })
        .await;
    });
    assert_eq!(hung, Err(Hung { waiting: vec!["Task-1".to_owned(), "endless".to_owned()] }));
}

#[test]
fn splitting_keeps_the_order_and_gives_no_empty_group() {
    let (result, _) = record(async {
        task_group(async |group| {
            for error in ["a1", "b1", "a2"] {
                group.create_task(fail_after(0, error));
            }
            Ok(())
        })
        .await
    });
    let group: ExceptionGroup<Error> = result.unwrap_err();
    assert_eq!(group.to_string(), "unhandled errors in a TaskGroup (3 sub-exceptions)");
    assert_eq!(format!("{group:?}"), r#"ExceptionGroup(["a1", "b1", "a2"])"#);

    let (a, b) = group.clone().split(|error| error.starts_with('a'));
    assert_eq!(a.unwrap().errors(), ["a1", "a2"]);
    assert_eq!(b.unwrap().to_string(), "unhandled errors in a TaskGroup (1 sub-exception)");
    let (none, all) = group.clone().split(|_| false);
    assert_eq!((none, all), (None, Some(group)));
}

#[test]
fn a_group_shows_its_state() {
    let (texts, _) = record(async {
        let mut texts = Vec::new();
        let group = task_group(async |group: TaskGroup<Error>| {
            group.create_task(value_after(100, 1));
            texts.push(format!("{group:?}"));
            Ok(group)
        });
        let group = group.await.unwrap();
        texts.push(format!("{group:?}"));
        texts
    });
    assert_eq!(texts[0], "TaskGroup { phase: Open, tasks: 1, errors: 0 }");
    assert_eq!(texts[1], "TaskGroup { phase: Ended, tasks: 0, errors: 0 }");
}
