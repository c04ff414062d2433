//! Nothing is lost and nothing is left behind, wherever a wait is cut short.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use debugging::{State, create_reporting_task, task_table, watch};
use event_loop::{Runner, all_tasks, record, set_exception_handler, sleep};
use futures::FutureExt;
use tasks::{TaskError, create_task};
use transcript::say;

use crate::conformance::one_turn;
use crate::table::newest_state;

const SECOND: Duration = Duration::from_secs(1);

/// Runs `program` in a task and looks at that task while it waits at its end.
fn state_after<F>(program: F) -> State
where
    F: Future<Output = ()> + Send + 'static,
{
    record(async {
        let task = create_task(async {
            program.await;
            std::future::pending::<()>().await;
        });
        sleep(10 * SECOND).await;
        (newest_state(), task.cancel()).0
    })
    .0
}

#[test]
fn a_watch_dropped_at_any_step_leaves_no_name() {
    let fresh = async { drop(watch("fresh", sleep(SECOND))) };
    let waiting = async { assert_eq!(watch("waiting", sleep(SECOND)).now_or_never(), None) };
    let woken = async {
        let mut wait = Box::pin(watch("woken", sleep(SECOND)));
        assert!((&mut wait).now_or_never().is_none());
        sleep(2 * SECOND).await;
        drop(wait);
    };
    let panicked = async {
        let panics = AssertUnwindSafe(watch("panics", async { panic!("oh") }));
        assert!(panics.catch_unwind().await.is_err());
    };
    assert_eq!(state_after(fresh), State::Alive);
    assert_eq!(state_after(waiting), State::Alive);
    assert_eq!(state_after(woken), State::Alive);
    assert_eq!(state_after(panicked), State::Alive);
}

#[test]
fn an_inner_watch_that_is_dropped_gives_the_place_back_to_the_outer_one() {
    let ((), _) = record(async {
        let task = create_task(watch("outer", async {
            assert_eq!(watch("inner", sleep(SECOND)).now_or_never(), None);
            sleep(SECOND).await;
        }));
        one_turn().await;
        assert_eq!(newest_state(), State::Waiting { place: "outer", since: Duration::ZERO });
        task.await.unwrap();
    });
}

#[test]
fn a_watch_that_outlives_the_outer_one_still_gives_its_value() {
    record(async {
        let task = create_task(async {
            let mut inner = Box::pin(watch("inner", async {
                sleep(SECOND).await;
                5
            }));
            watch("outer", async { assert!((&mut inner).now_or_never().is_none()) }).await;
            inner.await
        });
        assert_eq!(task.await, Ok(5));
    });
}

#[test]
fn a_cancelled_task_takes_its_name_with_it() {
    record(async {
        for turns in 0..3 {
            let task = create_task(watch("sleeps", sleep(SECOND)));
            for _ in 0..turns {
                one_turn().await;
            }
            assert!(task.cancel());
            assert_eq!(task.await, Err(TaskError::Cancelled));
            assert_eq!(task_table().len(), 1);
        }
    });
}

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
fn on_four_threads_every_unread_error_is_reported_once_and_no_name_is_left() {
    let reports = Arc::new(AtomicUsize::new(0));
    let theirs = reports.clone();
    Runner::new().threads(4).run(async move {
        set_exception_handler(move |_| {
            theirs.fetch_add(1, Ordering::Relaxed);
        });
        let work = |number: usize| create_reporting_task("worker", watch("work", work(number)));
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
        watch("turn", one_turn()).await;
    }
    if number % 4 < 2 { Err(number) } else { Ok(number) }
}
