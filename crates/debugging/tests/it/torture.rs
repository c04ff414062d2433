//! Nothing is lost and nothing is left behind, wherever a wait is cut short.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use debugging::create_reporting_task;
use event_loop::{Runner, all_tasks, record, set_exception_handler, sleep};
use futures::FutureExt;
use tasks::{TaskError, create_task};
use transcript::say;

use kit::one_turn;

const SECOND: Duration = Duration::from_secs(1);

async fn fail_after_a_second() -> Result<(), &'static str> {
    sleep(SECOND).await;
    Err("boom")
}

#[test]
fn a_wait_for_the_error_that_is_dropped_loses_nothing() {
    record(async {
        let mut task = create_reporting_task("broken", fail_after_a_second());
        assert!((&mut task).now_or_never().is_none());
        sleep(2 * SECOND).await;
        assert_eq!((&mut task).now_or_never(), Some(Ok(Err("boom"))));
    });
}

#[test]
fn an_awaiter_that_is_cancelled_leaves_the_error_to_the_loop() {
    let ((), run) = record(async {
        set_exception_handler(|report| say!("{report}"));
        let task = create_reporting_task("broken", fail_after_a_second());
        let awaiter = create_task(task);
        one_turn().await;
        awaiter.cancel();
        sleep(2 * SECOND).await;
        assert_eq!(all_tasks().len(), 1);
    });
    assert_eq!(run.lines(), ["Task exception was never retrieved: task broken: boom"]);
}

#[test]
fn a_panic_of_the_coroutine_is_not_taken_for_an_error() {
    record(async {
        let task = create_reporting_task("panics", async {
            assert!(all_tasks().is_empty(), "oh");
            Err::<(), _>("boom")
        });
        one_turn().await;
        assert_eq!(task.error().as_deref(), Some("oh"));
        assert_eq!(task.await, Err(TaskError::Panicked("oh".to_owned())));
    });
}

const TASKS: usize = 2_000;
/// Each takes two steps, which makes 100,000 in all.
const WAITS: usize = 25;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_unread_error_is_reported_once() {
    let reports = Arc::new(AtomicUsize::new(0));
    let theirs = reports.clone();
    Runner::new().threads(4).run(async move {
        set_exception_handler(move |_| {
            theirs.fetch_add(1, Ordering::Relaxed);
        });
        let work = |number: usize| create_reporting_task("worker", work(number));
        let (read, unread): (Vec<_>, Vec<_>) = (0..TASKS)
            .map(|number| (number, work(number)))
            .partition(|(number, _)| number % 2 == 0);
        drop(unread);
        for (number, task) in read {
            assert_eq!(task.await, Ok(if number % 4 == 0 { Err(number) } else { Ok(number) }));
        }
        while all_tasks().len() > 1 {
            one_turn().await;
        }
    });
    // Half of those that were dropped have failed.
    assert_eq!(reports.load(Ordering::Relaxed), TASKS / 4);
}

/// Fails for every second pair of numbers.
async fn work(number: usize) -> Result<usize, usize> {
    for _ in 0..WAITS {
        one_turn().await;
    }
    if number % 4 < 2 { Err(number) } else { Ok(number) }
}
