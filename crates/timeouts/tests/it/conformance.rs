//! The rules of CPython's own tests, as far as they hold here. `taught.tsv` has
//! those that do not, and `differences.rs` pins what happens instead.

use std::future::pending;
use std::time::Duration;

use event_loop::{all_tasks, call_later, current_task, now, record, sleep};
use futures::FutureExt;
use futures::channel::oneshot;
use kit::{OnDrop, holding, one_turn};
use tasks::{Task, TaskError, create_task};
use timeouts::{
    RescheduleError, Scope, TimeoutError, timeout, timeout_at, wait_for, wait_for_task,
};
use transcript::say;

pub(crate) const SECOND: Duration = Duration::from_secs(1);

/// What a blocking call does on a virtual clock: time passes, and nobody else
/// gets a turn.
pub(crate) fn block_for(time: Duration) {
    let _ = tokio::time::advance(time).now_or_never();
}

// Scopes.

/// CPython: timeouts.TimeoutTests.test_timeout_basic.
#[test]
fn a_body_that_takes_longer_is_stopped_at_the_deadline() {
    let (expired, run) = record(async {
        let mut kept = None;
        let late = timeout(SECOND, async |scope| {
            assert!(!scope.expired());
            kept = Some(scope);
            sleep(10 * SECOND).await;
        });
        assert_eq!(late.await, Err(TimeoutError));
        kept.unwrap().expired()
    });
    assert!(expired);
    assert_eq!(run.elapsed(), SECOND);
}

/// CPython: timeouts.TimeoutTests.test_timeout_at_basic.
#[test]
fn a_deadline_is_a_moment_on_the_clock_of_the_loop() {
    record(async {
        sleep(3 * SECOND).await;
        let mut kept = None;
        let late = timeout_at(5 * SECOND, async |scope| {
            kept = Some(scope);
            sleep(10 * SECOND).await;
        });
        assert_eq!(late.await, Err(TimeoutError));
        assert_eq!(now(), 5 * SECOND);
        let scope = kept.unwrap();
        assert!(scope.expired());
        assert_eq!(scope.when(), Some(5 * SECOND));
    });
}

#[test]
fn a_body_that_ends_in_time_gives_its_value_and_the_deadline_is_forgotten() {
    let (scope, run) = record(async {
        let in_time = timeout(10 * SECOND, async |scope| {
            sleep(SECOND).await;
            scope
        });
        in_time.await.unwrap()
    });
    assert!(!scope.expired());
    assert_eq!(scope.when(), Some(10 * SECOND));
    assert_eq!(run.elapsed(), SECOND);
}

/// CPython: timeouts.TimeoutTests.test_timeout_disabled.
/// CPython: timeouts.TimeoutTests.test_timeout_at_disabled.
#[test]
fn without_a_deadline_the_body_runs_to_its_end() {
    async fn patient(scope: Scope) -> (Option<Duration>, bool) {
        sleep(1_000 * SECOND).await;
        (scope.when(), scope.expired())
    }
    record(async {
        assert_eq!(timeout(None, patient).await, Ok((None, false)));
        assert_eq!(timeout_at(None, patient).await, Ok((None, false)));
    });
}

#[test]
fn the_longest_limit_is_no_limit() {
    record(async {
        sleep(SECOND).await;
        assert_eq!(wait_for(async { 42 }, Duration::MAX).await, Ok(42));
        let ended = timeout(Duration::MAX, async |_| sleep(SECOND).await);
        assert_eq!(ended.await, Ok(()));
    });
}

/// CPython: timeouts.TimeoutTests.test_timeout_zero.
#[test]
fn a_limit_of_nothing_is_a_deadline_now_and_strikes_at_the_first_await() {
    let (scope, run) = record(async {
        sleep(SECOND).await;
        let (give, mut take) = oneshot::channel();
        let late = timeout(Duration::ZERO, async |scope| {
            give.send(scope).unwrap();
            pending::<()>().await;
        });
        assert_eq!(late.await, Err(TimeoutError));
        take.try_recv().unwrap().expect("the body has started")
    });
    assert_eq!((scope.expired(), scope.when()), (true, Some(SECOND)));
    assert_eq!(run.elapsed(), SECOND);
}

/// CPython: timeouts.TimeoutTests.test_timeout_in_the_past_sleep_zero.
#[test]
fn a_deadline_that_has_passed_strikes_at_the_first_await() {
    let ((), run) = record(async {
        sleep(SECOND).await;
        for when in [Duration::ZERO, SECOND] {
            let mut kept = None;
            let late = timeout_at(when, async |scope| {
                kept = Some(scope);
                say!("body");
                one_turn().await;
                say!("never");
            });
            assert_eq!(late.await, Err(TimeoutError));
            let scope = kept.unwrap();
            assert!(scope.expired());
            assert_eq!(scope.when(), Some(when));
        }
    });
    assert_eq!(run.lines(), ["body", "body"]);
    assert_eq!(run.elapsed(), SECOND);
}

#[test]
fn a_body_that_does_not_wait_is_not_stopped() {
    record(async {
        let busy = timeout(SECOND, async |scope| {
            block_for(10 * SECOND);
            assert_eq!(now(), 10 * SECOND);
            scope
        });
        assert!(!busy.await.unwrap().expired());
    });
}

#[test]
fn a_deadline_that_has_passed_lets_the_others_have_their_turn() {
    let ((), run) = record(async {
        drop(create_task(async { say!("another") }));
        assert_eq!(
            timeout(Duration::ZERO, async |_| pending::<()>().await).await,
            Err(TimeoutError)
        );
        say!("too late");
    });
    assert_eq!(run.lines(), ["another", "too late"]);
}

/// CPython: timeouts.TimeoutTests.test_foreign_exception_passed.
#[test]
fn an_error_of_the_body_comes_through_unchanged() {
    record(async {
        let mut kept = None;
        let failed = timeout(SECOND, async |scope| {
            kept = Some(scope);
            Err::<(), _>("no such key")
        });
        assert_eq!(failed.await, Ok(Err("no such key")));
        assert!(!kept.unwrap().expired());
    });
}

/// CPython: timeouts.TimeoutTests.test_foreign_exception_on_timeout.
#[test]
fn a_panic_in_the_clean_up_comes_instead_of_the_timeout() {
    record(async {
        let body = holding(OnDrop(|| panic!("crash")));
        let task = create_task(timeout(SECOND, async |_| body.await));
        assert_eq!(task.await, Err(TaskError::Panicked("crash".to_owned())));
        assert_eq!(now(), SECOND);
    });
}

/// CPython: timeouts.TimeoutTests.test_waiter_cancelled.
#[test]
fn the_body_learns_of_its_deadline_by_being_dropped_and_in_no_other_way() {
    let ((), run) = record(async {
        let late = timeout(SECOND, async |scope| {
            let _outer = OnDrop(|| say!("outer, expired: {}", scope.expired()));
            holding(OnDrop(|| say!("inner"))).await;
            say!("never");
        });
        assert_eq!(late.await, Err(TimeoutError));
        say!("behind the block");
    });
    assert_eq!(run.lines(), ["inner", "outer, expired: true", "behind the block"]);
}

/// CPython: timeouts.TimeoutTests.test_foreign_cancel_doesnt_timeout_if_not_expired.
#[test]
fn a_task_cancelled_inside_a_scope_is_cancelled_and_not_late() {
    record(async {
        let (give, take) = oneshot::channel();
        let task = create_task(timeout(10 * SECOND, async |scope| {
            give.send(scope).unwrap();
            current_task().unwrap().cancel();
            sleep(10 * SECOND).await;
        }));
        assert_eq!(task.await, Err(TaskError::Cancelled));
        let scope = take.await.unwrap();
        assert!(!scope.expired());
        assert_eq!(scope.reschedule(None), Err(RescheduleError::Finished));
    });
}

/// CPython: timeouts.TimeoutTests.test_outer_task_is_not_cancelled.
#[test]
fn a_task_that_was_late_inside_and_went_on_is_not_cancelled() {
    record(async {
        let mut task = create_task(async {
            let late = timeout(SECOND, async |_| sleep(10 * SECOND).await);
            assert_eq!(late.await, Err(TimeoutError));
        });
        assert_eq!((&mut task).await, Ok(()));
        assert!(task.done() && !task.cancelled());
    });
}

#[test]
#[should_panic(expected = "boom")]
fn a_panic_of_the_body_passes_the_scope() {
    let _ = record(timeout(SECOND, async |_| panic!("boom")));
}

/// CPython: timeouts.TimeoutTests.test_timeout_without_task.
#[test]
#[should_panic(expected = "no running event loop")]
fn a_scope_needs_a_running_loop() {
    let _ = timeout(SECOND, async |_| ()).now_or_never();
}

// Nested scopes.

/// CPython: timeouts.TimeoutTests.test_nested_timeouts.
#[test]
fn of_two_nested_deadlines_due_together_only_the_outer_one_reports() {
    let ((), run) = record(async {
        let mut kept = Vec::new();
        let outer = timeout_at(SECOND, async |scope| {
            kept.push(scope);
            let inner = timeout_at(SECOND, async |scope| {
                kept.push(scope);
                sleep(10 * SECOND).await;
            });
            say!("inner edge: {:?}", inner.await);
        });
        assert_eq!(outer.await, Err(TimeoutError));
        // In asyncio both have expired. Here the outer one has dropped the inner.
        assert_eq!(kept.iter().map(Scope::expired).collect::<Vec<_>>(), [true, false]);
    });
    assert!(run.lines().is_empty());
    assert_eq!(run.elapsed(), SECOND);
}

/// Runs a body that blocks for so long inside two scopes; says what it waits for
/// after that, and where the time limit came out.
async fn blocked_in_two_scopes(limits: [Duration; 2], blocked: Duration) -> &'static str {
    let outer = timeout(limits[0], async |_| {
        let inner = timeout(limits[1], async |_| {
            block_for(blocked);
            sleep(SECOND).await;
        });
        assert_eq!(inner.await, Err(TimeoutError));
        say!("inner edge");
        sleep(100 * SECOND).await;
    });
    if outer.await.is_err() { "outer edge" } else { "the end" }
}

/// CPython: timeouts.TimeoutTests.test_nested_timeouts_concurrent.
/// CPython: timeouts.TimeoutTests.test_nested_timeouts_loop_busy.
#[test]
fn an_outer_deadline_that_passed_while_the_thread_was_blocked_strikes_first() {
    let milliseconds = Duration::from_millis;
    for inner in [100, 1] {
        let limits = [2, inner].map(milliseconds);
        let (edge, run) = record(blocked_in_two_scopes(limits, milliseconds(10)));
        assert_eq!(edge, "outer edge");
        assert!(run.lines().is_empty());
        assert_eq!(run.elapsed(), milliseconds(10));
    }
}

/// What must wait belongs behind the block, where a limit of its own may end it.
///
/// CPython: timeouts.TimeoutTests.test_nested_timeout_in_finally.
#[test]
fn clean_up_behind_the_block_may_have_a_limit_of_its_own() {
    record(async {
        let work = timeout(SECOND, async |_| sleep(10 * SECOND).await).await;
        let clean_up = timeout(SECOND, async |_| sleep(10 * SECOND).await).await;
        assert_eq!([work, clean_up], [Err(TimeoutError); 2]);
        assert_eq!(now(), 2 * SECOND);
    });
}

// Moving the deadline.

/// CPython: timeouts.TimeoutTests.test_reschedule.
#[test]
fn another_task_may_move_the_deadline_and_switch_it_off() {
    record(async {
        let (give, take) = oneshot::channel();
        let task = create_task(timeout_at(10 * SECOND, async |scope| {
            give.send(scope).unwrap();
            sleep(50 * SECOND).await;
        }));
        let scope: Scope = take.await.unwrap();
        assert_eq!(scope.when(), Some(10 * SECOND));
        scope.reschedule(Some(30 * SECOND)).unwrap();
        assert_eq!(scope.when(), Some(30 * SECOND));
        sleep(20 * SECOND).await;
        assert!(!task.done(), "the first deadline is off");
        scope.reschedule(None).unwrap();
        assert_eq!(scope.when(), None);
        sleep(20 * SECOND).await;
        assert!(!task.done(), "the second is off, too");

        task.cancel();
        assert_eq!(task.await, Err(TaskError::Cancelled));
        assert!(!scope.expired());
    });
}

/// When a body is stopped whose deadline of 5 s is moved at 1 s.
fn stopped_at(moved_to: Option<Duration>) -> Option<Duration> {
    let body = async move |scope: Scope| {
        sleep(SECOND).await;
        scope.reschedule(moved_to).unwrap();
        one_turn().await;
        sleep(10 * SECOND).await;
    };
    let (stopped, run) = record(timeout(5 * SECOND, body));
    stopped.is_err().then(|| run.elapsed())
}

#[test]
fn the_deadline_that_was_set_last_counts() {
    assert_eq!(stopped_at(Some(7 * SECOND)), Some(7 * SECOND));
    assert_eq!(stopped_at(Some(3 * SECOND)), Some(3 * SECOND));
    assert_eq!(stopped_at(Some(Duration::ZERO)), Some(SECOND), "in the past: the next await");
    assert_eq!(stopped_at(None), None);
}

#[test]
fn a_deadline_set_before_the_first_await_is_the_only_one() {
    for first in [Some(Duration::ZERO), Some(20 * SECOND), None] {
        let body = async |scope: Scope| {
            scope.reschedule(Some(2 * SECOND)).unwrap();
            sleep(10 * SECOND).await;
        };
        let (stopped, run) = record(timeout(first, body));
        assert_eq!((stopped, run.elapsed()), (Err(TimeoutError), 2 * SECOND), "{first:?}");
    }
}

#[test]
fn a_body_that_moves_its_deadline_into_the_past_takes_no_further_step() {
    let ((), run) = record(async {
        let late = timeout(5 * SECOND, async |scope| {
            one_turn().await;
            scope.reschedule(Some(Duration::ZERO)).unwrap();
            say!("up to here");
            one_turn().await;
            say!("never");
        });
        assert_eq!(late.await, Err(TimeoutError));
    });
    assert_eq!(run.lines(), ["up to here"]);
}

#[test]
fn a_limit_of_zero_strikes_two_turns_later_as_a_callback_that_wakes_its_task() {
    let ((), run) = record(async {
        drop(create_task(async {
            drop(create_task(async {
                say!("first");
                sleep(Duration::ZERO).await;
                say!("second");
            }));
        }));
        timeout(Duration::ZERO, async |_| sleep(SECOND).await).await.unwrap_err();
        say!("too late");
        sleep(Duration::ZERO).await;
    });
    assert_eq!(run.lines(), ["first", "too late", "second"]);
}

/// CPython: timeouts.TimeoutTests.test_timeout_expired.
#[test]
fn the_deadline_of_an_expired_scope_cannot_be_moved() {
    record(async {
        let mut kept = None;
        let late = timeout(SECOND, async |scope| {
            kept = Some(scope);
            sleep(10 * SECOND).await;
        });
        assert_eq!(late.await, Err(TimeoutError));
        let refused = kept.unwrap().reschedule(Some(20 * SECOND)).unwrap_err();
        assert_eq!(refused.to_string(), "cannot move the deadline of an expired timeout");
    });
}

#[test]
fn the_deadline_of_a_finished_scope_cannot_be_moved() {
    record(async {
        let scope = timeout(SECOND, async |scope| scope).await.unwrap();
        let refused = scope.reschedule(Some(20 * SECOND)).unwrap_err();
        assert_eq!(refused.to_string(), "cannot move the deadline of a finished timeout");
        assert_eq!(scope.when(), Some(SECOND));
    });
}

/// CPython: timeouts.TimeoutTests.test_timeout_expiring.
#[test]
fn clean_up_cannot_win_time_by_moving_the_deadline() {
    let ((), run) = record(async {
        let late = timeout(SECOND, async |scope| {
            holding(OnDrop(|| {
                assert_eq!(scope.reschedule(None), Err(RescheduleError::Expired));
                say!("refused");
            }))
            .await;
        });
        assert_eq!(late.await, Err(TimeoutError));
    });
    assert_eq!(run.lines(), ["refused"]);
}

// wait_for.

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_blocking.
#[test]
fn without_a_limit_wait_for_just_gives_the_value() {
    record(async {
        assert_eq!(wait_for(async { "done" }, None).await, Ok("done"));
        let task = create_task(async { "done" });
        assert_eq!(wait_for_task(task, None).await, Ok(Ok("done")));
    });
}

/// CPython: py313:waitfor.WaitForShieldTests.test_none_timeout.
#[test]
fn a_lent_task_is_awaited_to_its_end_when_there_is_no_limit() {
    record(async {
        let mut task = create_task(async {
            sleep(SECOND).await;
            "done"
        });
        assert_eq!(wait_for(&mut task, None).await, Ok(Ok("done")));
        assert!(task.done());
    });
}

#[test]
fn a_lent_task_outlives_the_limit() {
    record(async {
        let mut task = create_task(async {
            sleep(2 * SECOND).await;
            "done"
        });
        assert_eq!(wait_for(&mut task, SECOND).await, Err(TimeoutError));
        assert!(!task.done());
        assert_eq!(wait_for(&mut task, Duration::ZERO).await, Err(TimeoutError));
        assert_eq!(task.await, Ok("done"));
        assert_eq!(now(), 2 * SECOND);
    });
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_race_condition.
#[test]
fn what_a_timer_completes_before_the_limit_is_not_late() {
    record(async {
        let (sender, receiver) = oneshot::channel();
        call_later(SECOND, move || sender.send("ok").unwrap());
        assert_eq!(wait_for(receiver, 2 * SECOND).await, Ok(Ok("ok")));
        assert_eq!(now(), SECOND);
    });
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0_coroutine_do_not_started.
#[test]
fn with_no_time_at_all_a_coroutine_never_starts_and_the_others_get_a_turn() {
    let ((), run) = record(async {
        drop(create_task(async { say!("another") }));
        let never = async { say!("never") };
        assert_eq!(wait_for(never, Duration::ZERO).await, Err(TimeoutError));
        say!("too late");
    });
    assert_eq!(run.lines(), ["another", "too late"]);
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0_future_done.
#[test]
fn with_no_time_at_all_a_task_that_has_ended_gives_its_value() {
    record(async {
        let task = create_task(async { "done" });
        one_turn().await;
        assert_eq!(wait_for_task(task, Duration::ZERO).await, Ok(Ok("done")));
    });
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_timeout_less_then_0_or_0.
/// CPython: waitfor.AsyncioWaitForTest.test_wait_for.
#[test]
fn a_task_that_is_late_is_cancelled_and_its_clean_up_is_over() {
    for limit in [Duration::ZERO, SECOND] {
        let ((), run) = record(async move {
            let task = create_task(holding(OnDrop(|| say!("cleaned up"))));
            let reference = all_tasks().pop().unwrap();
            one_turn().await;
            assert_eq!(wait_for_task(task, limit).await, Err(TimeoutError));
            say!("too late, done: {}", reference.done());
        });
        assert_eq!(run.lines(), ["cleaned up", "too late, done: true"]);
        assert_eq!(run.elapsed(), limit);
    }
}

#[test]
fn with_no_time_at_all_a_task_takes_no_further_step() {
    let ((), run) = record(async {
        let task = create_task(async { say!("never") });
        assert_eq!(wait_for_task(task, Duration::ZERO).await, Err(TimeoutError));
    });
    assert!(run.lines().is_empty());
}

/// CPython: waitfor.AsyncioWaitForTest.test_asyncio_wait_for_timeout.
#[test]
fn a_late_coroutine_is_gone_when_the_timeout_is_known() {
    let ((), run) = record(async {
        let late = wait_for(holding(OnDrop(|| say!("cleaned up"))), SECOND);
        assert_eq!(late.await, Err(TimeoutError));
        say!("too late");
    });
    assert_eq!(run.lines(), ["cleaned up", "too late"]);
}

/// CPython: waitfor.AsyncioWaitForTest.test_asyncio_wait_for_cancelled.
#[test]
fn a_cancelled_wait_for_ends_when_its_coroutine_is_gone() {
    let ((), run) = record(async {
        let waiter = create_task(wait_for(holding(OnDrop(|| say!("cleaned up"))), SECOND));
        one_turn().await;
        waiter.cancel();
        assert_eq!(waiter.await, Err(TaskError::Cancelled));
        say!("ended");
    });
    assert_eq!(run.lines(), ["cleaned up", "ended"]);
    assert_eq!(run.elapsed(), Duration::ZERO);
}

/// CPython: waitfor.AsyncioWaitForTest.test_cancel_blocking_wait_for.
/// CPython: waitfor.AsyncioWaitForTest.test_cancel_wait_for.
#[test]
fn a_cancelled_wait_for_a_task_cancels_the_task() {
    for limit in [None, Some(60 * SECOND)] {
        record(async move {
            let task = create_task(pending::<()>());
            let reference = all_tasks().pop().unwrap();
            let waiter = create_task(wait_for_task(task, limit));
            one_turn().await;
            waiter.cancel();
            assert_eq!(waiter.await, Err(TaskError::Cancelled));
            one_turn().await;
            assert!(reference.done());
        });
    }
}

/// CPython: py313:waitfor.AsyncioWaitForTest.test_wait_for_issue86296.
#[test]
fn a_waiter_cancelled_in_the_turn_in_which_its_task_ends_is_cancelled() {
    let ((), run) = record(async {
        let inner = create_task(async {
            one_turn().await;
            say!("inner ended");
        });
        let waiter = create_task(async {
            wait_for_task(inner, 100 * SECOND).await.unwrap().unwrap();
            say!("never");
        });
        one_turn().await;
        one_turn().await;
        say!("cancelling");
        waiter.cancel();
        assert_eq!(waiter.await, Err(TaskError::Cancelled));
    });
    assert_eq!(run.lines(), ["inner ended", "cancelling"]);
}

// A task that may answer is asked: it is lent for the time, then told, then
// awaited.

/// Gives `task` so long; then asks it to stop, and awaits its answer.
async fn ask_at<T>(limit: Duration, mut task: Task<T>, ask: oneshot::Sender<()>) -> T {
    match wait_for(&mut task, limit).await {
        Ok(ended) => ended.unwrap(),
        Err(TimeoutError) => {
            ask.send(()).unwrap();
            task.await.unwrap()
        }
    }
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_cancellation_race_condition.
/// CPython: py313:waitfor.AsyncioWaitForTest.test_wait_for_cancel_suppressed.
#[test]
fn a_task_that_is_asked_may_answer_with_a_value() {
    let (value, run) = record(async {
        let (ask, asked) = oneshot::channel();
        let task = create_task(async { asked.await.map(|()| 42) });
        ask_at(SECOND, task, ask).await
    });
    assert_eq!(value, Ok(42));
    assert_eq!(run.elapsed(), SECOND);
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_waits_for_task_cancellation.
/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_waits_for_task_cancellation_w_timeout_0.
#[test]
fn a_task_that_is_asked_may_clean_up_for_as_long_as_it_takes() {
    for limit in [Duration::ZERO, SECOND] {
        let ((), run) = record(async move {
            let (ask, asked) = oneshot::channel();
            let task = create_task(async {
                asked.await.unwrap();
                sleep(3 * SECOND).await;
                say!("cleaned up");
            });
            ask_at(limit, task, ask).await;
            say!("ended");
        });
        assert_eq!(run.lines(), ["cleaned up", "ended"]);
        assert_eq!(run.elapsed(), limit + 3 * SECOND);
    }
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_reraises_exception_during_cancellation.
#[test]
fn a_task_that_is_asked_may_answer_with_an_error() {
    let (answer, _) = record(async {
        let (ask, asked) = oneshot::channel();
        let task = create_task(async { asked.await.map_or(Ok(()), |()| Err("no room")) });
        ask_at(SECOND, task, ask).await
    });
    assert_eq!(answer, Err("no room"));
}

/// CPython: waitfor.AsyncioWaitForTest.test_wait_for_self_cancellation.
#[test]
fn who_asked_may_give_up_at_once_and_the_task_runs_on() {
    let ((), run) = record(async {
        let (ask, asked) = oneshot::channel();
        let task = create_task(async {
            asked.await.unwrap();
            sleep(3 * SECOND).await;
            say!("ran to its end");
        });
        let waiter = create_task(ask_at(SECOND, task, ask));
        sleep(2 * SECOND).await;
        waiter.cancel();
        assert_eq!(waiter.await, Err(TaskError::Cancelled));
        say!("gave up");
        sleep(3 * SECOND).await;
    });
    let at = |seconds| seconds * SECOND;
    assert_eq!(run.timed(), [(at(2), "gave up".to_owned()), (at(4), "ran to its end".to_owned())]);
}
