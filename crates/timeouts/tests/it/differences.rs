//! What happens where asyncio's rule cannot hold, and at a tie, which asyncio
//! leaves open. The lesson teaches each of these.

use std::error::Error;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use event_loop::{now, record, set_exception_handler, sleep};
use futures::FutureExt;
use futures::channel::oneshot;
use futures::future::BoxFuture;
use kit::{OnDrop, holding, one_turn};
use tasks::{TaskError, create_named_task, create_task};
use timeouts::{TimeoutError, timeout, wait_for, wait_for_task};
use transcript::say;

use crate::conformance::SECOND;

/// asyncio passes the cancellation on to the task that is awaited.
#[test]
fn a_task_given_away_to_wait_for_runs_on_unwatched() {
    let ((), run) = record(async {
        let task = create_task(async {
            sleep(2 * SECOND).await;
            say!("ran to its end");
        });
        assert_eq!(wait_for(task, SECOND).await, Err(TimeoutError));
        say!("too late");
        sleep(2 * SECOND).await;
    });
    assert_eq!(run.lines(), ["too late", "ran to its end"]);
}

#[test]
fn a_limit_is_no_panic_that_could_be_caught() {
    let ((), run) = record(async {
        let stubborn = async |_| {
            let caught = AssertUnwindSafe(sleep(10 * SECOND)).catch_unwind().await;
            say!("caught {caught:?}");
        };
        assert_eq!(timeout(SECOND, stubborn).await, Err(TimeoutError));
    });
    assert!(run.lines().is_empty());
}

#[test]
fn a_timeout_error_has_no_cause() {
    assert!(TimeoutError.source().is_none());
    assert_eq!(TimeoutError.to_string(), "the time limit has passed");
}

#[test]
fn at_a_tie_the_limit_wins_over_the_coroutine() {
    record(async {
        assert_eq!(wait_for(sleep(SECOND), SECOND).await, Err(TimeoutError));
        let older = create_task(sleep(SECOND));
        one_turn().await;
        assert_eq!(timeout(SECOND, async |_| older.await).await, Err(TimeoutError));
    });
}

/// Python 3.13 cancels the task even then, and its value is lost; 3.11 keeps it.
#[test]
fn at_a_tie_the_value_that_a_task_has_is_not_thrown_away() {
    record(async {
        let older = create_task(async {
            sleep(SECOND).await;
            42
        });
        one_turn().await;
        assert_eq!(wait_for_task(older, SECOND).await, Ok(Ok(42)));
        assert_eq!(now(), SECOND);
    });
}

#[test]
fn at_a_tie_a_task_that_has_not_had_its_turn_is_stopped() {
    record(async {
        let younger = create_task(async {
            sleep(SECOND).await;
            42
        });
        assert_eq!(wait_for_task(younger, SECOND).await, Err(TimeoutError));
    });
}

#[test]
fn a_task_that_panicked_or_was_cancelled_by_others_in_time_is_not_late() {
    for limit in [Duration::ZERO, SECOND] {
        record(async move {
            let broken = create_task(async { panic!("boom") });
            let cancelled = create_task(holding(()));
            cancelled.cancel();
            one_turn().await;
            let boom = TaskError::Panicked("boom".to_owned());
            assert_eq!(wait_for_task::<()>(broken, limit).await, Ok(Err(boom)));
            assert_eq!(wait_for_task(cancelled, limit).await, Ok(Err(TaskError::Cancelled)));
        });
    }
}

/// So it may be on several threads. On one thread the task has to stop itself, by
/// taking a step of the wait for it.
#[test]
fn a_task_stopped_in_the_middle_of_its_last_step_keeps_its_value() {
    record(async {
        let (lend, lent) = oneshot::channel::<BoxFuture<'static, _>>();
        let (give_back, back) = oneshot::channel();
        let task = create_task(async {
            let mut wait = lent.await.unwrap();
            assert_eq!((&mut wait).now_or_never(), None);
            assert!(give_back.send(wait).is_ok());
            42
        });
        assert!(lend.send(wait_for_task(task, Duration::ZERO).boxed()).is_ok());
        assert_eq!(back.await.unwrap().await, Ok(Ok(42)));
    });
}

#[test]
fn a_panic_in_the_clean_up_of_a_stopped_task_is_reported_and_the_task_is_late() {
    let ((), run) = record(async {
        set_exception_handler(|report| say!("{report}"));
        let task = create_named_task("broken", holding(OnDrop(|| panic!("crash"))));
        one_turn().await;
        assert_eq!(wait_for_task(task, SECOND).await, Err(TimeoutError));
    });
    assert_eq!(run.lines(), ["Exception in the clean-up of a task: task broken: crash"]);
}

#[test]
fn lines_behind_an_await_are_no_clean_up() {
    let ((), run) = record(async {
        let work = async {
            let _file = OnDrop(|| say!("destructor"));
            sleep(10 * SECOND).await;
            say!("the last line");
        };
        assert_eq!(wait_for(work, SECOND).await, Err(TimeoutError));
    });
    assert_eq!(run.lines(), ["destructor"]);
}
