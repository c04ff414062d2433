//! Who is told when a task fails.

use std::future::pending;
use std::time::Duration;

use event_loop::{record, set_exception_handler, sleep};
use kit::{one_turn, with_reports};
use tasks::{Task, TaskError, create_named_task, create_task};
use transcript::say;

const REPORT: &str = "Task exception was never retrieved: task broken: boom";

fn broken() -> Task<()> {
    create_named_task("broken", async { panic!("boom") })
}

#[test]
fn a_panic_nobody_read_is_reported_when_the_handle_is_dropped() {
    let said = with_reports(async {
        let task = broken();
        one_turn().await;
        say!("dropping");
        drop(task);
    });
    assert_eq!(said, ["dropping", REPORT, "end"]);
}

#[test]
fn a_panic_of_a_detached_task_is_reported_when_it_happens() {
    let said = with_reports(async {
        drop(broken());
        say!("dropped");
        one_turn().await;
    });
    assert_eq!(said, ["dropped", REPORT, "end"]);
}

#[test]
fn a_panic_that_was_awaited_or_looked_at_is_not_reported() {
    let said = with_reports(async {
        assert!(broken().await.is_err());
        let task = broken();
        one_turn().await;
        assert!(task.result().is_some());
    });
    assert_eq!(said, ["end"]);
}

#[test]
fn done_alone_does_not_count_as_reading() {
    let said = with_reports(async {
        let task = broken();
        one_turn().await;
        assert!(task.done() && !task.cancelled());
    });
    assert_eq!(said, [REPORT, "end"]);
}

#[test]
fn an_err_that_a_task_returned_is_a_value_and_is_never_reported() {
    let said = with_reports(async {
        let task = create_named_task("refused", async { Err::<(), _>("boom") });
        one_turn().await;
        drop(task);
    });
    assert_eq!(said, ["end"]);
}

#[test]
fn a_cancellation_is_never_reported() {
    let said = with_reports(async {
        let task = create_named_task("sleeper", sleep(Duration::from_secs(1)));
        task.cancel();
        drop(task);
        one_turn().await;
    });
    assert_eq!(said, ["end"]);
}

#[test]
fn a_failure_that_was_read_is_forgotten_with_its_handle() {
    let (endings, _) = record(async {
        let cancelled = create_task(pending::<()>());
        let panicked: Task<()> = create_task(async { panic!("boom") });
        let tasks = [cancelled.task_ref(), panicked.task_ref()];
        cancelled.cancel();
        assert_eq!(cancelled.await, Err(TaskError::Cancelled));
        assert_eq!(panicked.await, Err(TaskError::Panicked("boom".to_owned())));
        // The loop sweeps now and then: a thousand tasks are enough.
        for _ in 0..1_000 {
            create_task(async {}).await.unwrap();
        }
        tasks.map(|task| task.ending())
    });
    assert_eq!(endings, [None, None]);
}

#[test]
fn a_handler_that_panics_harms_nobody_who_drops_a_handle() {
    let (ending, _) = record(async {
        set_exception_handler(|_| panic!("handler"));
        create_task(async {
            let task = broken();
            one_turn().await;
            drop(task);
        })
        .await
    });
    assert_eq!(ending, Ok(()));
}
