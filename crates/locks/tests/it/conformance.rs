//! The rules of asyncio's locks, events and conditions. Each test names the
//! CPython tests with the same rule.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use event_loop::{call_soon, record, sleep};
use futures::FutureExt;
use kit::one_turn;
use locks::{Condition, Event, Lock};
use semaphore::{BoundedSemaphore, Semaphore};
use tasks::{Task, TaskError, create_task};
use tokio::time::timeout;
use transcript::say;

const TEN_MS: Duration = Duration::from_millis(10);

fn done<const N: usize>(tasks: &[Task<()>; N]) -> [bool; N] {
    tasks.each_ref().map(Task::done)
}

/// A task that takes the lock, says its name and keeps the lock for `time`.
fn start_holder(name: &'static str, lock: &Lock, time: Duration) -> Task<()> {
    let lock = lock.clone();
    create_task(async move {
        let _guard = lock.acquire().await;
        say!("{name}");
        sleep(time).await;
    })
}

/// CPython: locks.LockTests.test_cancel_release_race.
#[test]
fn after_a_cancellation_and_a_release_exactly_one_has_the_lock() {
    let ((), transcript) = record(async {
        let lock = Lock::new();
        let guard = lock.acquire().await;
        let [first, second, third] =
            ["a", "b", "c"].map(|name| start_holder(name, &lock, Duration::from_secs(1)));
        one_turn().await;
        call_soon(move || {
            first.cancel();
            drop(guard);
        });
        sleep(TEN_MS).await;
        assert!(lock.locked() && !second.done() && !third.done());
        assert_eq!((second.await, third.await), (Ok(()), Ok(())));
        assert!(!lock.locked());
    });
    assert_eq!(transcript.lines(), ["b", "c"]);
}

/// CPython: locks.LockTests.test_finished_waiter_cancelled.
#[test]
fn a_waiter_cancelled_before_the_release_is_passed_over() {
    let ((), transcript) = record(async {
        let lock = Lock::new();
        let guard = lock.acquire().await;
        let [b, c] = ["b", "c"].map(|name| start_holder(name, &lock, TEN_MS));
        one_turn().await;
        b.cancel();
        drop(guard);
        assert_eq!(c.await, Ok(()));
        assert_eq!(b.await, Err(TaskError::Cancelled));
    });
    assert_eq!(transcript.lines(), ["c"]);
}

/// CPython: locks.LockTests.test_release_no_waiters.
/// CPython: locks.LockTests.test_context_manager.
#[test]
fn a_lock_is_held_inside_its_block_and_free_after_it() {
    record(async {
        let lock = Lock::new();
        assert!(!lock.locked());
        {
            let _guard = lock.acquire().await;
            assert!(lock.locked());
        }
        assert!(!lock.locked());
    });
}

/// CPython: pep492.LockTests.test_context_manager_async_with.
#[test]
fn every_lock_is_held_across_an_await_and_free_after_the_block() {
    record(async {
        let (lock, condition) = (Lock::new(), Condition::new());
        let (semaphore, bounded) = (Semaphore::new(1), BoundedSemaphore::new(1));
        {
            let _guards = (lock.acquire().await, condition.acquire().await);
            let _permits = (semaphore.acquire().await, bounded.acquire().await);
            sleep(TEN_MS).await;
            assert!(lock.locked() && condition.locked());
            assert!(semaphore.locked() && bounded.locked());
        }
        assert!(!lock.locked() && !condition.locked());
        assert!(!semaphore.locked() && !bounded.locked());
    });
}

#[test]
fn a_released_lock_is_free_until_its_next_owner_runs_and_nobody_can_overtake() {
    record(async {
        let lock = Lock::new();
        let guard = lock.acquire().await;
        let waiter = start_holder("waiter", &lock, TEN_MS);
        one_turn().await;
        drop(guard);
        assert!(!lock.locked());
        assert!(lock.acquire().now_or_never().is_none());
        one_turn().await;
        assert!(lock.locked());
        waiter.await.unwrap();
    });
}

fn start_waiter(name: &'static str, event: &Event) -> Task<()> {
    let event = event.clone();
    create_task(async move {
        event.wait().await;
        say!("{name}");
    })
}

/// CPython: locks.EventTests.test_wait.
#[test]
fn set_lets_all_through_and_a_newcomer_before_those_who_waited() {
    let ((), transcript) = record(async {
        let event = Event::new();
        let early = ["a", "b"].map(|name| start_waiter(name, &event));
        one_turn().await;
        let late = start_waiter("late", &event);
        event.set();
        one_turn().await;
        assert_eq!((done(&early), late.done()), ([true; 2], true));
    });
    assert_eq!(transcript.lines(), ["late", "a", "b"]);
}

/// CPython: locks.EventTests.test_wait_on_set.
#[test]
fn waiting_for_what_has_happened_does_not_suspend() {
    let event = Event::new();
    event.set();
    assert_eq!(event.wait().now_or_never(), Some(()));
}

/// CPython: locks.EventTests.test_wait_cancel.
#[test]
fn a_cancelled_wait_leaves_no_waiter_in_the_event() {
    record(async {
        let event = Event::new();
        let waiter = start_waiter("a", &event);
        one_turn().await;
        assert_eq!(format!("{event:?}"), "Event { set: false, waiting: 1 }");
        waiter.cancel();
        assert_eq!(waiter.await, Err(TaskError::Cancelled));
        assert_eq!(format!("{event:?}"), "Event { set: false, waiting: 0 }");
    });
}

/// CPython: locks.EventTests.test_clear.
#[test]
fn clear_makes_a_set_event_unset() {
    let event = Event::new();
    assert!(!event.is_set());
    event.set();
    assert!(event.is_set());
    event.clear();
    assert!(!event.is_set());
}

#[test]
fn set_and_clear_at_once_wake_those_who_wait_and_nobody_who_comes_later() {
    record(async {
        let event = Event::new();
        let early = start_waiter("early", &event);
        one_turn().await;
        event.set();
        event.clear();
        let late = start_waiter("late", &event);
        one_turn().await;
        assert!(early.done() && !late.done());
        event.set();
        late.await.unwrap();
    });
}

/// A task that waits for one notification and says its name under the lock.
fn start_notified(name: &'static str, condition: &Condition) -> Task<()> {
    let condition = condition.clone();
    create_task(async move {
        let guard = condition.acquire().await;
        let _guard = condition.wait(guard).await;
        say!("{name}");
    })
}

/// CPython: locks.ConditionTests.test_wait.
#[test]
fn nobody_returns_from_wait_before_the_notifier_has_given_the_lock_back() {
    let ((), transcript) = record(async {
        let condition = Condition::new();
        let waiters = ["a", "b", "c"].map(|name| start_notified(name, &condition));
        one_turn().await;
        let guard = condition.acquire().await;
        condition.notify(&guard, 1);
        one_turn().await;
        assert_eq!(done(&waiters), [false; 3]);
        condition.notify(&guard, 2);
        one_turn().await;
        assert_eq!(done(&waiters), [false; 3]);
        drop(guard);
        for waiter in waiters {
            waiter.await.unwrap();
        }
        assert!(!condition.locked());
    });
    assert_eq!(transcript.lines(), ["a", "b", "c"]);
}

/// CPython: locks.ConditionTests.test_notify.
#[test]
fn notify_calls_the_oldest_and_more_than_there_are_is_all() {
    let ((), transcript) = record(async {
        let condition = Condition::new();
        let waiters = ["a", "b", "c"].map(|name| start_notified(name, &condition));
        one_turn().await;
        condition.notify(&condition.acquire().await, 1);
        sleep(TEN_MS).await;
        assert_eq!(done(&waiters), [true, false, false]);
        let guard = condition.acquire().await;
        condition.notify(&guard, 1);
        condition.notify(&guard, 2048);
        drop(guard);
        sleep(TEN_MS).await;
        assert_eq!(done(&waiters), [true; 3]);
    });
    assert_eq!(transcript.lines(), ["a", "b", "c"]);
}

/// CPython: locks.ConditionTests.test_notify_all.
#[test]
fn notify_all_lets_all_go_in_the_order_in_which_they_came() {
    let ((), transcript) = record(async {
        let condition = Condition::new();
        let waiters = ["a", "b", "c"].map(|name| start_notified(name, &condition));
        one_turn().await;
        condition.notify_all(&condition.acquire().await);
        for waiter in waiters {
            waiter.await.unwrap();
        }
    });
    assert_eq!(transcript.lines(), ["a", "b", "c"]);
}

/// CPython: locks.ConditionTests.test_wait_for.
#[test]
fn wait_for_goes_back_to_sleep_while_the_predicate_is_false() {
    record(async {
        let condition = Condition::new();
        let value = Arc::new(AtomicUsize::new(0));
        let (ours, seen) = (condition.clone(), value.clone());
        let waiter = create_task(async move {
            let guard = ours.acquire().await;
            let _guard = ours.wait_for(guard, || seen.load(Ordering::Relaxed) == 2).await;
            assert!(ours.locked());
        });
        for next in [1, 2] {
            sleep(TEN_MS).await;
            assert!(!waiter.done(), "before {next}");
            value.store(next, Ordering::Relaxed);
            condition.notify(&condition.acquire().await, 1);
        }
        assert_eq!(waiter.await, Ok(()));
    });
}

/// CPython: locks.ConditionTests.test_explicit_lock.
#[test]
fn a_condition_on_a_lock_shares_its_state_both_ways() {
    record(async {
        let lock = Lock::new();
        let condition = Condition::with_lock(&lock);
        let guard = lock.acquire().await;
        assert!(condition.locked());
        condition.notify(&guard, 1);
        drop(guard);
        let _guard = condition.acquire().await;
        assert!(lock.locked());
    });
}

/// CPython: locks.ConditionTests.test_wait_unacquired.
/// CPython: locks.ConditionTests.test_notify_unacquired.
/// CPython: locks.ConditionTests.test_notify_all_unacquired.
#[test]
fn the_guard_of_another_lock_is_refused() {
    record(async {
        let condition = Condition::new();
        let another = Lock::new();
        let guard = another.acquire().await;
        let refused = |result: std::thread::Result<()>| {
            let panic = result.expect_err("it panics");
            assert_eq!(panic.downcast_ref(), Some(&"the guard is that of another lock"));
        };
        let try_to = |call: &dyn Fn()| std::panic::catch_unwind(std::panic::AssertUnwindSafe(call));
        refused(try_to(&|| condition.notify(&guard, 1)));
        refused(try_to(&|| condition.notify_all(&guard)));
        let wait = std::panic::AssertUnwindSafe(condition.wait(guard)).catch_unwind().await;
        refused(wait.map(drop));
    });
}

/// CPython: locks.ConditionTests.test_wait_cancel_after_notify.
/// CPython: py313:locks.ConditionTests.test_cancelled_error_wakeup.
/// CPython: py313:locks.ConditionTests.test_cancelled_error_re_aquire.
#[test]
fn a_task_cancelled_in_wait_ends_cancelled_notified_or_not() {
    record(async {
        let condition = Condition::new();
        for notified in [false, true] {
            let waiter = start_notified("waiter", &condition);
            one_turn().await;
            let guard = condition.acquire().await;
            if notified {
                condition.notify(&guard, 1);
                one_turn().await;
            }
            waiter.cancel();
            drop(guard);
            assert_eq!(waiter.await, Err(TaskError::Cancelled));
            assert_eq!(format!("{condition:?}"), "Condition { locked: false, waiting: 0 }");
            assert!(condition.acquire().now_or_never().is_some());
        }
    });
}

/// CPython: py313:locks.ConditionTests.test_cancelled_wakeup.
/// CPython: py313:locks.ConditionTests.test_cancelled_wakeup_relock.
#[test]
fn the_notification_of_a_cancelled_waiter_goes_to_the_next() {
    for turns_before_the_cancellation in [0, 1] {
        let ((), transcript) = record(async move {
            let condition = Condition::new();
            let [first, second, third] =
                ["a", "b", "c"].map(|name| start_notified(name, &condition));
            one_turn().await;
            let guard = condition.acquire().await;
            condition.notify(&guard, 1);
            for _ in 0..turns_before_the_cancellation {
                one_turn().await;
            }
            first.cancel();
            drop(guard);
            assert_eq!(first.await, Err(TaskError::Cancelled));
            second.await.unwrap();
            assert!(!third.done());
        });
        assert_eq!(transcript.lines(), ["b"]);
    }
}

/// asyncio takes it again before the `TimeoutError` comes out. A destructor cannot
/// wait for that.
///
/// CPython: locks.ConditionTests.test_timeout_in_block.
#[test]
fn after_a_time_limit_round_wait_the_lock_can_be_taken_again() {
    record(async {
        let condition = Condition::new();
        let guard = condition.acquire().await;
        assert!(timeout(TEN_MS, condition.wait(guard)).await.is_err());
        assert!(!condition.locked(), "the guard is gone");
        let _guard = condition.acquire().await;
        assert!(condition.locked());
    });
}
