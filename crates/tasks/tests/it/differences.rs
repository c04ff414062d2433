//! What happens where asyncio's rule cannot hold. The lesson teaches each of
//! these; `taught.tsv` names the heading.

use std::future::pending;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use event_loop::{Runner, record, sleep};
use futures::FutureExt;
use futures::channel::oneshot;
use kit::{OnDrop, holding, one_turn};
use tasks::{Task, TaskError, all_tasks, create_named_task, create_task, current_task};
use transcript::say;

#[test]
fn no_task_starts_inside_create_task() {
    let ((), run) = record(async {
        let task = create_task(async { say!("first step") });
        say!("created");
        assert!(!task.done());
        task.await.unwrap();
    });
    assert_eq!(run.lines(), ["created", "first step"]);
}

#[test]
fn dropping_the_handle_detaches_the_task() {
    let ((), run) = record(async {
        drop(create_task(async {
            sleep(Duration::from_secs(1)).await;
            say!("ran to its end");
        }));
        sleep(Duration::from_secs(2)).await;
    });
    assert_eq!(run.lines(), ["ran to its end"]);
}

/// asyncio passes the cancellation on to the task that is awaited.
#[test]
fn an_awaited_task_outlives_its_cancelled_awaiter() {
    let ((), run) = record(async {
        let awaiter = create_task(async {
            let inner = create_task(async {
                sleep(Duration::from_secs(1)).await;
                say!("inner ran to its end");
            });
            inner.await.unwrap();
        });
        one_turn().await;
        awaiter.cancel();
        assert_eq!(awaiter.await, Err(TaskError::Cancelled));
        sleep(Duration::from_secs(2)).await;
    });
    assert_eq!(run.lines(), ["inner ran to its end"]);
}

/// asyncio ends the awaiter as cancelled, although nobody cancelled it.
#[test]
fn a_cancelled_task_gives_its_awaiter_an_error_to_look_at() {
    record(async {
        let inner = create_task(pending::<()>());
        let reference = all_tasks().pop().unwrap();
        let awaiter = create_task(async {
            match inner.await {
                Err(TaskError::Cancelled) => "went on",
                other => panic!("{other:?}"),
            }
        });
        reference.cancel();
        assert_eq!(awaiter.await, Ok("went on"));
    });
}

#[test]
fn a_cancellation_is_no_panic_that_could_be_caught() {
    let (result, run) = record(async {
        let task = create_task(async {
            let caught = AssertUnwindSafe(pending::<()>()).catch_unwind().await;
            say!("caught {caught:?}");
        });
        one_turn().await;
        task.cancel();
        task.await
    });
    assert_eq!(result, Err(TaskError::Cancelled));
    assert!(run.lines().is_empty());
}

#[test]
fn a_task_that_cancels_itself_ends_at_its_next_await() {
    let (result, run) = record(async {
        let task = create_task(async {
            current_task().unwrap().cancel();
            say!("still running");
            one_turn().await;
            say!("never");
        });
        task.await
    });
    assert_eq!(result, Err(TaskError::Cancelled));
    assert_eq!(run.lines(), ["still running"]);
}

/// asyncio throws the value away and ends the task as cancelled.
#[test]
fn a_task_that_cancels_itself_and_returns_keeps_its_value() {
    record(async {
        let task = create_task(async {
            current_task().unwrap().cancel();
            42
        });
        one_turn().await;
        assert!(task.done() && !task.cancelled());
        assert_eq!(task.await, Ok(42));
    });
}

/// asyncio notices and raises. Here only the virtual clock can tell.
#[test]
fn a_task_that_awaits_itself_hangs_and_is_named() {
    let hung = Runner::new().virtual_clock().try_run(async {
        let (give, take) = oneshot::channel::<Task<()>>();
        let task = create_named_task("narcissus", async { take.await.unwrap().await.unwrap() });
        give.send(task).unwrap();
        pending::<()>().await;
    });
    assert_eq!(hung.unwrap_err().waiting, ["Task-1", "narcissus"]);
}

#[test]
#[should_panic(expected = "polled after completion")]
fn a_value_cannot_be_awaited_twice() {
    record(async {
        let mut task = create_task(async { 42 });
        assert_eq!((&mut task).await, Ok(42));
        assert_eq!(task.result(), None, "it was taken away");
        let _ = task.await;
    });
}

/// asyncio counts the awaiter as one of the callbacks, in the order in which they
/// were added.
#[test]
fn an_awaiter_goes_on_behind_all_callbacks() {
    let ((), run) = record(async {
        let task = create_task(sleep(Duration::from_secs(1)));
        let reference = all_tasks().pop().unwrap();
        task.add_done_callback(|_| say!("early callback"));
        let adder = create_task(async move {
            reference.add_done_callback(|_| say!("late callback"));
        });
        task.await.unwrap();
        say!("awaiter");
        adder.await.unwrap();
    });
    assert_eq!(run.lines(), ["early callback", "late callback", "awaiter"]);
}

/// The value inside a task is dropped with it, even if nobody ever asks.
#[test]
fn a_cancelled_task_is_gone_with_all_it_owned() {
    let ((), run) = record(async {
        let task = create_task(holding(OnDrop(|| say!("dropped"))));
        one_turn().await;
        task.cancel();
        say!("cancel returned");
        let _ = task.await;
        say!("awaited");
    });
    assert_eq!(run.lines(), ["cancel returned", "dropped", "awaited"]);
}
