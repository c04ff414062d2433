//! Nothing is lost and nobody is left behind, wherever a wait is cut short.

use std::future::pending;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use event_loop::{Runner, all_tasks, record, sleep};
use futures::channel::oneshot;
use kit::{OnDrop, holding, one_turn};
use tasks::{Task, create_task};
use timeouts::{
    RescheduleError, Scope, TimeoutError, timeout, timeout_at, wait_for, wait_for_task,
};

use crate::conformance::SECOND;

/// Where a wait is when it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It was never polled.
    Fresh,
    /// It waits for its coroutine, and for its deadline.
    Waiting,
    /// Its deadline has passed, and it has not run since.
    Late,
    /// Its coroutine could go on, and it has not run since.
    Woken,
}

const STEPS: [Step; 4] = [Step::Fresh, Step::Waiting, Step::Late, Step::Woken];

/// Polls `wait` as far as `step`, and drops it there.
async fn drop_at<T>(step: Step, wait: impl Future<Output = T>, wake: oneshot::Sender<()>) {
    let mut wait = pin!(wait);
    if step != Step::Fresh {
        let mut nobody = Context::from_waker(Waker::noop());
        assert!(wait.as_mut().poll(&mut nobody).is_pending());
    }
    match step {
        Step::Fresh | Step::Waiting => {}
        Step::Late => sleep(2 * SECOND).await,
        Step::Woken => {
            wake.send(()).unwrap();
            one_turn().await;
        }
    }
}

/// The other end of a channel, and a body that waits for it.
fn body() -> (oneshot::Sender<()>, oneshot::Receiver<()>) {
    oneshot::channel()
}

#[test]
fn a_scope_dropped_at_any_step_has_finished_and_leaves_no_body() {
    for step in STEPS {
        let ((), run) = record(async move {
            let (wake, woken) = body();
            let mut kept: Option<Scope> = None;
            let mut dropped = 0;
            let wait = timeout(SECOND, async |scope| {
                kept = Some(scope);
                let _count = OnDrop(|| dropped += 1);
                let _ = woken.await;
            });
            drop_at(step, wait, wake).await;
            assert_eq!(dropped, u32::from(step != Step::Fresh), "{step:?}");
            if let Some(scope) = kept {
                assert!(!scope.expired(), "{step:?}");
                assert_eq!(scope.reschedule(None), Err(RescheduleError::Finished));
            }
        });
        assert!(run.leftovers().is_empty(), "{step:?}");
    }
}

#[test]
fn a_wait_for_dropped_at_any_step_drops_its_coroutine() {
    for step in STEPS {
        record(async move {
            let (wake, woken) = body();
            let mut dropped = false;
            let guard = OnDrop(|| dropped = true);
            let coroutine = async move {
                let _guard = guard;
                let _ = woken.await;
            };
            drop_at(step, wait_for(coroutine, SECOND), wake).await;
            assert!(dropped, "{step:?}");
        });
    }
}

#[test]
fn a_wait_for_a_task_dropped_at_any_step_leaves_no_task() {
    for step in STEPS {
        record(async move {
            let (wake, woken) = body();
            let task = create_task(woken);
            one_turn().await;
            drop_at(step, wait_for_task(task, SECOND), wake).await;
            one_turn().await;
            assert_eq!(all_tasks().len(), 1, "{step:?}: main alone");
        });
    }
}

/// The task was told to stop, and its end has not come yet.
#[test]
fn a_wait_for_a_task_dropped_while_it_stops_the_task_leaves_no_task() {
    record(async {
        let task = create_task(pending::<()>());
        {
            let mut wait = pin!(wait_for_task(task, Duration::ZERO));
            let mut nobody = Context::from_waker(Waker::noop());
            assert!(wait.as_mut().poll(&mut nobody).is_pending());
        }
        one_turn().await;
        assert_eq!(all_tasks().len(), 1, "main alone");
    });
}

#[test]
fn a_lent_task_loses_nothing_at_any_step() {
    for step in [Step::Fresh, Step::Waiting, Step::Late] {
        record(async move {
            let (give, take) = oneshot::channel();
            let (unused, _) = body();
            let mut task = create_task(take);
            one_turn().await;
            drop_at(step, wait_for(&mut task, SECOND), unused).await;
            give.send(42).unwrap();
            assert_eq!(task.await.unwrap(), Ok(42), "{step:?}");
        });
    }
}

#[test]
fn a_task_aborted_in_nested_scopes_leaves_nothing_running() {
    for turns in 0..4 {
        let ((), run) = record(async move {
            let task = create_task(timeout(2 * SECOND, async |_| {
                timeout(SECOND, async |_| {
                    wait_for_task(create_task(pending::<()>()), 3 * SECOND).await
                })
                .await
            }));
            for _ in 0..turns {
                one_turn().await;
            }
            task.cancel();
            assert!(task.await.is_err());
            one_turn().await;
            assert_eq!(all_tasks().len(), 1, "main alone");
        });
        assert!(run.leftovers().is_empty());
        assert_eq!(run.elapsed(), Duration::ZERO);
    }
}

#[test]
fn a_panic_in_the_body_ends_its_scope_and_drops_the_rest() {
    record(async {
        let (give, take) = oneshot::channel();
        let task: Task<Result<(), TimeoutError>> = create_task(timeout(SECOND, async |scope| {
            give.send(scope).unwrap();
            one_turn().await;
            panic!("boom");
        }));
        let scope: Scope = take.await.unwrap();
        assert!(task.await.is_err());
        assert_eq!(scope.reschedule(None), Err(RescheduleError::Finished));
    });
}

/// Every order of moves by which a deadline may be set once or twice, each in a
/// turn of its own or together with the one before.
#[test]
fn the_last_move_counts_in_every_order_of_moves() {
    let moves = [None, Some(Duration::ZERO), Some(3 * SECOND), Some(9 * SECOND)];
    for [start, first, last] in triples(moves) {
        for together in [false, true] {
            let (result, run) = record(async move {
                let body = async move |scope: Scope| {
                    for when in [first, last] {
                        scope.reschedule(when).unwrap();
                        if !together {
                            one_turn().await;
                        }
                    }
                    sleep(6 * SECOND).await;
                };
                timeout_at(start, body).await
            });
            let zero = Some(Duration::ZERO);
            let deadline = if !together && first == zero { zero } else { last };
            let expected = deadline.unwrap_or(Duration::MAX).min(6 * SECOND);
            let case = format!("{start:?} {first:?} {last:?} {together}");
            assert_eq!(run.elapsed(), expected, "{case}");
            assert_eq!(result.is_ok(), expected == 6 * SECOND, "{case}");
        }
    }
}

fn triples<T: Copy>(of: [T; 4]) -> impl Iterator<Item = [T; 3]> {
    (0..64).map(move |number| [of[number / 16], of[number / 4 % 4], of[number % 4]])
}

/// A thousand limits at once, three hundred of them too short.
#[test]
fn of_many_limits_each_stops_its_own_body() {
    let ((), run) = record(async {
        let waits: Vec<_> = (1..=1_000_u64)
            .map(|number| {
                let work = sleep(Duration::from_millis(1_500));
                create_task(wait_for(work, Duration::from_millis(5 * number)))
            })
            .collect();
        for (number, wait) in (1..).zip(waits) {
            assert_eq!(wait.await.unwrap().is_ok(), 5 * number > 1_500, "{number}");
        }
    });
    assert_eq!(run.elapsed(), Duration::from_millis(1_500));
}

const WORKERS: usize = 4;
const ROUNDS: usize = 2_500;

/// Each round is ten operations on scopes: one that is left in time after six
/// moves of its deadline, and one that is too late. Two rounds in ten also wait
/// for a task, which another thread may steal.
async fn rounds() -> usize {
    let mut right = 0;
    for number in 0..ROUNDS {
        let in_time = timeout(100 * SECOND, async |scope| {
            for when in [None, Some(200 * SECOND), None, Some(300 * SECOND), None] {
                scope.reschedule(when).unwrap();
            }
            one_turn().await;
            scope.reschedule(Some(100 * SECOND)).unwrap();
            number
        });
        right += usize::from(in_time.await == Ok(number));
        let late = timeout(Duration::ZERO, async |_| holding(()).await);
        right += usize::from(late.await == Err(TimeoutError));
        if number % 10 < 2 {
            right += usize::from(wait_for_a_number(number).await);
        }
    }
    right
}

/// Whether a task gives its number, or is stopped if it has no time at all.
async fn wait_for_a_number(number: usize) -> bool {
    let task = create_task(async move {
        one_turn().await;
        number
    });
    let limit = if number.is_multiple_of(2) { Duration::ZERO } else { 100 * SECOND };
    match wait_for_task(task, limit).await {
        Ok(value) => value == Ok(number),
        Err(TimeoutError) => limit.is_zero(),
    }
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_wait_ends_as_it_should_and_no_task_is_left() {
    let (right, left) = Runner::new().threads(WORKERS).run(async {
        let workers: Vec<_> = (0..WORKERS).map(|_| create_task(rounds())).collect();
        let mut right = 0;
        for worker in workers {
            right += worker.await.unwrap();
        }
        (right, all_tasks().len())
    });
    assert_eq!(right, WORKERS * (2 * ROUNDS + ROUNDS / 5));
    assert_eq!(left, 1, "main alone");
}

/// One thread moves the deadline away, another waits for it.
#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_no_move_of_a_deadline_is_overlooked() {
    let missed = Runner::new().threads(WORKERS).run(async {
        let mut missed = 0;
        for _ in 0..1_000 {
            let (give, take) = oneshot::channel();
            let waiter = create_task(timeout(100 * SECOND, async |scope| {
                give.send(scope).unwrap();
                pending::<()>().await;
            }));
            let scope: Scope = take.await.unwrap();
            scope.reschedule(None).unwrap();
            scope.reschedule(Some(Duration::ZERO)).unwrap();
            missed += usize::from(waiter.await != Ok(Err(TimeoutError)));
            missed += usize::from(!scope.expired());
        }
        missed
    });
    assert_eq!(missed, 0);
}

/// One thread moves the deadline away while another finds that it has passed.
#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_deadline_that_was_moved_in_time_does_not_strike() {
    let wrong = Runner::new().threads(WORKERS).run(async {
        let mut wrong = 0;
        for _ in 0..1_000 {
            let (give, take) = oneshot::channel();
            let (wake, woken) = body();
            let waiter = create_task(timeout(Duration::ZERO, async |scope| {
                give.send(scope).unwrap();
                woken.await.unwrap();
            }));
            let scope: Scope = take.await.unwrap();
            let moved = scope.reschedule(None);
            let _ = wake.send(());
            wrong += usize::from(waiter.await.unwrap().is_ok() != moved.is_ok());
        }
        wrong
    });
    assert_eq!(wrong, 0);
}
