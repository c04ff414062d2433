//! The rules of asyncio's semaphores. Each test names the CPython tests with the
//! same rule.

use std::time::Duration;

use event_loop::{record, sleep};
use kit::one_turn;
use semaphore::{BoundedSemaphore, Semaphore, TooManyReleases};
use tasks::{Task, TaskError, create_task};
use transcript::say;

/// A task that takes a permit and keeps it out for good.
fn start_acquire(semaphore: &Semaphore) -> Task<()> {
    let semaphore = semaphore.clone();
    create_task(async move { semaphore.acquire().await.forget() })
}

/// The same, and says its name when it has the permit.
fn start_named(name: &'static str, semaphore: &Semaphore) -> Task<()> {
    let semaphore = semaphore.clone();
    create_task(async move {
        semaphore.acquire().await.forget();
        say!("{name}");
    })
}

fn done<const N: usize>(tasks: &[Task<()>; N]) -> [bool; N] {
    tasks.each_ref().map(Task::done)
}

/// CPython: locks.SemaphoreTests.test_initial_value_zero.
#[test]
fn a_semaphore_of_zero_is_locked_from_the_start() {
    let semaphore = Semaphore::new(0);
    assert!(semaphore.locked());
    assert!(semaphore.try_acquire().is_none());
}

/// CPython: locks.SemaphoreTests.test_acquire.
#[test]
fn a_released_permit_is_for_whoever_waits_and_not_for_who_comes_later() {
    record(async {
        let semaphore = Semaphore::new(3);
        semaphore.acquire().await.forget();
        semaphore.acquire().await.forget();
        assert!(!semaphore.locked());
        let early = [0; 3].map(|_| start_acquire(&semaphore));
        one_turn().await;
        assert_eq!(done(&early), [true, false, false]);

        semaphore.release();
        semaphore.release();
        assert_eq!(format!("{semaphore:?}"), "Semaphore { permits: 0, waiting: 0, called: 2 }");
        let late = start_acquire(&semaphore);
        one_turn().await;
        assert_eq!(done(&early), [true; 3]);
        assert!(!late.done() && semaphore.locked());

        semaphore.release();
        assert_eq!(late.await, Ok(()));
    });
}

/// CPython: locks.SemaphoreTests.test_acquire_cancel.
#[test]
fn a_cancelled_waiter_leaves_the_line() {
    record(async {
        let semaphore = Semaphore::new(0);
        let waiter = start_acquire(&semaphore);
        one_turn().await;
        waiter.cancel();
        assert_eq!(waiter.await, Err(TaskError::Cancelled));
        assert_eq!(format!("{semaphore:?}"), "Semaphore { permits: 0, waiting: 0, called: 0 }");
    });
}

/// CPython: locks.SemaphoreTests.test_acquire_cancel_before_awoken.
#[test]
fn the_permit_goes_to_the_first_who_was_not_cancelled() {
    record(async {
        let semaphore = Semaphore::new(0);
        let waiters = [0; 4].map(|_| start_acquire(&semaphore));
        one_turn().await;
        waiters[0].cancel();
        waiters[1].cancel();
        semaphore.release();
        one_turn().await;
        one_turn().await;
        assert_eq!(done(&waiters), [true, true, true, false]);
        assert!(waiters[0].cancelled() && waiters[1].cancelled() && !waiters[2].cancelled());
        assert!(semaphore.locked());
    });
}

/// CPython: locks.SemaphoreTests.test_acquire_no_hang.
#[test]
fn a_waiter_that_was_called_and_is_cancelled_gives_the_permit_back() {
    record(async {
        let semaphore = Semaphore::new(0);
        let called = start_acquire(&semaphore);
        one_turn().await;
        semaphore.release();
        called.cancel();
        assert_eq!(called.await, Err(TaskError::Cancelled));
        assert!(!semaphore.locked());
        semaphore.acquire().await.forget();
    });
}

/// CPython: locks.SemaphoreTests.test_release_not_acquired.
#[test]
fn a_bounded_semaphore_refuses_a_release_past_its_start_value() {
    let semaphore = BoundedSemaphore::new(1);
    assert_eq!(semaphore.release(), Err(TooManyReleases));
    semaphore.try_acquire().expect("one permit").forget();
    assert!(semaphore.try_acquire().is_none(), "the refused release added nothing");
    assert_eq!(semaphore.release(), Ok(()));
}

#[test]
fn a_permit_dropped_after_a_wrong_release_does_not_go_past_the_start_value() {
    record(async {
        let semaphore = BoundedSemaphore::new(1);
        let permit = semaphore.acquire().await;
        assert_eq!(semaphore.release(), Ok(()), "not noticed yet");
        drop(permit);
        let _only = semaphore.acquire().await;
        assert!(semaphore.locked());
    });
}

/// CPython: locks.SemaphoreTests.test_release_no_waiters.
#[test]
fn a_dropped_permit_unlocks_at_once() {
    record(async {
        let semaphore = Semaphore::new(1);
        let permit = semaphore.acquire().await;
        assert!(semaphore.locked());
        drop(permit);
        assert!(!semaphore.locked());
    });
}

/// CPython: locks.SemaphoreTests.test_acquire_fifo_order.
#[test]
fn turns_go_round_in_creation_order() {
    let ((), transcript) = record(async {
        let semaphore = Semaphore::new(1);
        let users = [1, 2, 3].map(|number| create_task(two_turns(number, semaphore.clone())));
        for user in users {
            user.await.unwrap();
        }
    });
    assert_eq!(transcript.lines(), ["c1_1", "c1_2", "c1_3", "c2_1", "c2_2", "c2_3"]);
}

async fn two_turns(number: u32, semaphore: Semaphore) {
    for turn in 1..=2 {
        let _permit = semaphore.acquire().await;
        say!("c{turn}_{number}");
        sleep(Duration::from_millis(10)).await;
    }
}

/// CPython: locks.SemaphoreTests.test_acquire_fifo_order_2.
#[test]
fn who_releases_and_acquires_again_goes_behind_those_who_wait() {
    let ((), transcript) = record(async {
        let semaphore = Semaphore::new(1);
        let permit = semaphore.acquire().await;
        let others = ["one", "two"].map(|name| {
            let semaphore = semaphore.clone();
            create_task(async move {
                let _permit = semaphore.acquire().await;
                say!("{name}");
            })
        });
        one_turn().await;
        drop(permit);
        let _permit = semaphore.acquire().await;
        say!("again");
        assert_eq!(done(&others), [true; 2]);
    });
    assert_eq!(transcript.lines(), ["one", "two", "again"]);
}

/// CPython: locks.SemaphoreTests.test_acquire_fifo_order_3.
#[test]
fn two_releases_after_a_cancellation_serve_the_other_two_in_order() {
    let ((), transcript) = record(async {
        let semaphore = Semaphore::new(0);
        let [first, second, third] =
            ["one", "two", "three"].map(|name| start_named(name, &semaphore));
        one_turn().await;
        first.cancel();
        one_turn().await;
        semaphore.release();
        semaphore.release();
        assert_eq!((second.await, third.await), (Ok(()), Ok(())));
        assert!(first.cancelled());
    });
    assert_eq!(transcript.lines(), ["two", "three"]);
}

/// CPython: py313:locks.SemaphoreTests.test_acquire_fifo_order_4.
#[test]
fn with_permits_left_all_who_fit_are_called_at_once() {
    let ((), transcript) = record(async {
        let semaphore = Semaphore::new(0);
        let ours = semaphore.clone();
        let first = create_task(async move {
            ours.acquire().await.forget();
            say!("one");
            create_task(async { say!("four") }).await.unwrap();
        });
        one_turn().await;
        let ours = semaphore.clone();
        let second = create_task(async move {
            for _ in 0..3 {
                ours.release();
            }
            assert!(ours.locked(), "permits are left, and the first has not run yet");
            assert!(ours.try_acquire().is_none());
            ours.acquire().await.forget();
            say!("two");
        });
        let third = start_named("three", &semaphore);
        for task in [first, second, third] {
            task.await.unwrap();
        }
    });
    assert_eq!(transcript.lines(), ["one", "two", "three", "four"]);
}

#[test]
fn acquire_does_not_suspend_when_it_need_not() {
    use futures::FutureExt;
    let semaphore = Semaphore::new(1);
    for _ in 0..1000 {
        assert!(semaphore.acquire().now_or_never().is_some());
    }
    let _permit = semaphore.try_acquire().expect("each was given back");
    assert!(semaphore.acquire().now_or_never().is_none());
}

/// Why this crate does not stand on tokio's semaphore.
#[test]
fn tokios_semaphore_lets_a_newcomer_pass_whoever_was_called() {
    record(async {
        let semaphore = std::sync::Arc::new(tokio::sync::Semaphore::new(0));
        let ours = semaphore.clone();
        let waiter = create_task(async move { ours.acquire().await.unwrap().forget() });
        one_turn().await;
        semaphore.add_permits(2);
        assert!(semaphore.try_acquire().is_ok(), "the waiter was called and has not run yet");
        waiter.await.unwrap();
    });
}
