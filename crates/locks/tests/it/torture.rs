//! Nothing is lost: no lock, no wake-up, no notification and nobody's place,
//! wherever a wait is cut short.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::task::Poll;
use std::time::Duration;

use event_loop::{Runner, record, sleep};
use futures::FutureExt;
use kit::{Wait, curious, within_patience};
use locks::{Barrier, BrokenBarrier, Condition, Event, Lock, LockGuard};
use tasks::{TaskError, all_tasks, create_task};

fn acquire(lock: &Lock) -> impl Future<Output = LockGuard> + use<> {
    let lock = lock.clone();
    async move { lock.acquire().await }
}

fn happened(event: &Event) -> impl Future<Output = ()> + use<> {
    let event = event.clone();
    async move { event.wait().await }
}

/// Takes the lock, which must be free, and waits for a notification.
fn notified(condition: &Condition) -> impl Future<Output = LockGuard> + use<> {
    let condition = condition.clone();
    async move {
        let guard = condition.acquire().await;
        condition.wait(guard).await
    }
}

fn pass(barrier: &Barrier) -> impl Future<Output = Result<usize, BrokenBarrier>> + use<> {
    let barrier = barrier.clone();
    async move { barrier.wait().await }
}

fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("it does not have to wait")
}

/// Where a wait is when it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It was never polled.
    Fresh,
    /// It stands in line.
    Waiting,
    /// It was called, and has not run since.
    Called,
    /// It was called, has run, and waits for the lock. Only in a condition.
    Relocking,
}

#[test]
fn an_acquire_dropped_at_any_step_leaves_the_lock_to_the_next_in_line() {
    for step in [Step::Fresh, Step::Waiting, Step::Called] {
        let lock = Lock::new();
        let guard = now(lock.acquire());
        let mut first = Wait::new(acquire(&lock));
        if step != Step::Fresh {
            assert!(first.poll().is_pending());
        }
        let mut second = Wait::started(acquire(&lock));
        if step == Step::Called {
            drop(guard);
            assert!(first.take_woken() && !second.take_woken());
            drop(first);
        } else {
            drop(first);
            drop(guard);
        }
        assert!(second.take_woken(), "{step:?}");
        let Poll::Ready(guard) = second.poll() else { panic!("{step:?}: it has the lock") };
        assert!(lock.locked());
        drop(guard);
        assert!(!lock.locked());
    }
}

#[test]
fn a_wait_for_an_event_dropped_at_any_step_wakes_nobody_and_takes_nothing() {
    for step in [Step::Fresh, Step::Waiting, Step::Called] {
        let event = Event::new();
        let mut first = Wait::new(happened(&event));
        if step != Step::Fresh {
            assert!(first.poll().is_pending());
        }
        let mut second = Wait::started(happened(&event));
        if step == Step::Called {
            event.set();
            event.clear();
            let later = Wait::started(happened(&event));
            drop(first);
            assert!(!later.take_woken(), "it waits for the next `set`");
        } else {
            drop(first);
            event.set();
        }
        assert!(second.take_woken(), "{step:?}");
        assert!(second.poll().is_ready());
    }
}

#[test]
fn a_wait_for_a_notification_dropped_at_any_step_leaves_it_to_the_next_in_line() {
    for step in [Step::Fresh, Step::Waiting, Step::Called, Step::Relocking] {
        let condition = Condition::new();
        let mut first = Wait::new(notified(&condition));
        if step != Step::Fresh {
            assert!(first.poll().is_pending());
        }
        let mut second = Wait::started(notified(&condition));
        if matches!(step, Step::Fresh | Step::Waiting) {
            drop(first);
            condition.notify(&now(condition.acquire()), 1);
        } else {
            let guard = now(condition.acquire());
            condition.notify(&guard, 1);
            assert!(first.take_woken() && !second.take_woken());
            if step == Step::Relocking {
                assert!(first.poll().is_pending(), "the notifier has the lock");
            }
            drop(first);
        }
        assert!(second.take_woken(), "{step:?}");
        assert!(second.poll().is_ready());
        assert!(!condition.locked());
        assert_eq!(format!("{condition:?}"), "Condition { locked: false, waiting: 0 }");
    }
}

#[test]
fn a_notified_waiter_that_came_through_passes_nothing_on() {
    let condition = Condition::new();
    let mut first = Wait::started(notified(&condition));
    let second = Wait::started(notified(&condition));
    condition.notify(&now(condition.acquire()), 1);
    assert!(first.poll().is_ready());
    drop(first);
    assert!(!second.take_woken());
}

#[test]
fn a_waiter_stands_in_line_before_anybody_can_have_the_lock() {
    within_patience(|| {
        let condition = Condition::new();
        let guard = now(condition.acquire());
        let (told, seen) = mpsc::channel();
        let ours = condition.clone();
        let mut notifier = Wait::new(async move { drop(ours.acquire().await) });
        let ours = condition.clone();
        let waker = curious(move || told.send(format!("{ours:?}")));
        assert!(notifier.poll_with(&waker).is_pending());
        let _waiting = Wait::started(async move { condition.wait(guard).await });
        assert_eq!(seen.recv().unwrap(), "Condition { locked: false, waiting: 1 }");
    });
}

#[test]
fn a_wait_at_a_barrier_dropped_before_the_round_is_complete_does_not_count() {
    for step in [Step::Fresh, Step::Waiting] {
        let barrier = Barrier::new(2);
        let mut first = Wait::new(pass(&barrier));
        if step == Step::Waiting {
            assert!(first.poll().is_pending());
        }
        drop(first);
        let mut second = Wait::started(pass(&barrier));
        assert_eq!(barrier.n_waiting(), 1, "{step:?}");
        assert_eq!(now(barrier.wait()), Ok(1));
        assert!(second.take_woken());
        assert_eq!(second.poll(), Poll::Ready(Ok(0)));
    }
}

#[test]
fn a_wait_at_a_barrier_dropped_when_the_round_is_complete_only_leaves() {
    let barrier = Barrier::new(3);
    let (called, mut other) = (Wait::started(pass(&barrier)), Wait::started(pass(&barrier)));
    assert_eq!(now(barrier.wait()), Ok(2));
    let mut next = Wait::started(pass(&barrier));
    let held_back = Wait::started(pass(&barrier));
    drop(held_back);
    drop(called);
    assert!(!next.take_woken(), "one is still to leave");
    assert_eq!(other.poll(), Poll::Ready(Ok(1)));
    assert!(next.take_woken());
    assert!(next.poll().is_pending());
    assert_eq!(barrier.n_waiting(), 1, "the next round has begun");
}

#[test]
fn a_wait_polled_for_no_reason_keeps_its_place_and_its_newest_waker() {
    let condition = Condition::new();
    let mut first = Wait::started(notified(&condition));
    let second = Wait::started(notified(&condition));
    let stale = first.take_waker();
    assert!(first.poll().is_pending());
    condition.notify(&now(condition.acquire()), 1);
    assert!(first.take_woken());
    assert!(!second.take_woken() && !stale.take());
}

#[test]
fn a_cancelled_or_panicking_holder_gives_the_lock_back() {
    let ((), transcript) = record(async {
        let lock = Lock::new();
        let ours = lock.clone();
        let cancelled = create_task(async move {
            let _guard = ours.acquire().await;
            sleep(Duration::from_secs(1)).await;
        });
        let ours = lock.clone();
        let panicking = create_task(async move {
            let _guard = ours.acquire().await;
            panic!("with the lock");
        });
        sleep(Duration::ZERO).await;
        cancelled.cancel();
        assert_eq!(cancelled.await, Err(TaskError::Cancelled));
        assert!(matches!(panicking.await, Err(TaskError::Panicked(_))));
        assert!(!lock.locked());
        let _guard = now(lock.acquire());
        assert_eq!(all_tasks().len(), 1, "main alone");
    });
    assert!(transcript.leftovers().is_empty());
}

#[test]
fn wakers_may_use_the_event_they_are_woken_by() {
    within_patience(|| {
        let event = Event::new();
        let curious = || {
            let event = event.clone();
            curious(move || {
                event.clear();
                format!("{event:?}")
            })
        };
        let mut waiting = Wait::new(happened(&event));
        for _ in 0..2 {
            assert!(waiting.poll_with(&curious()).is_pending());
        }
        drop(waiting);
        let mut waiting = Wait::new(happened(&event));
        assert!(waiting.poll_with(&curious()).is_pending());
        event.set();
        assert!(!event.is_set(), "the waker has cleared it");
    });
}

#[test]
fn wakers_may_use_the_barrier_they_are_woken_by() {
    within_patience(|| {
        let barrier = Barrier::new(2);
        let start = || {
            let (mut waiting, barrier) = (Wait::new(pass(&barrier)), barrier.clone());
            let waker = curious(move || barrier.n_waiting());
            assert!(waiting.poll_with(&waker).is_pending());
            waiting
        };
        for end in [Barrier::abort, Barrier::reset] {
            barrier.reset();
            let mut waiting = start();
            end(&barrier);
            assert_eq!(waiting.poll(), Poll::Ready(Err(BrokenBarrier)));
        }
        let mut first = start();
        assert_eq!(now(barrier.wait()), Ok(1));
        let mut held_back = start();
        assert_eq!(first.poll(), Poll::Ready(Ok(0)));
        assert!(held_back.poll().is_pending(), "it is in the next round");
    });
}

const WORKERS: usize = 4;

/// Each is a lock taken, a value read and written, and the lock given back.
const TURNS: usize = 25_000;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_one_at_a_time_reads_and_writes() {
    let (total, locked, left) = Runner::new().threads(4).run(async {
        let (lock, total) = (Lock::new(), Arc::new(AtomicUsize::new(0)));
        let workers =
            [0; WORKERS].map(|_| create_task(read_and_write(lock.clone(), total.clone())));
        for worker in workers {
            worker.await.unwrap();
        }
        (total.load(Ordering::Relaxed), lock.locked(), all_tasks().len())
    });
    assert_eq!((total, locked, left), (WORKERS * TURNS, false, 1));
}

/// Asks for every second lock by a wait that gives up at once.
async fn read_and_write(lock: Lock, total: Arc<AtomicUsize>) {
    for turn in 0..TURNS {
        let early = if turn % 2 == 0 { lock.acquire().now_or_never() } else { None };
        let guard = match early {
            Some(guard) => guard,
            None => lock.acquire().await,
        };
        let read = total.load(Ordering::Relaxed);
        total.store(read + 1, Ordering::Relaxed);
        drop(guard);
    }
}

const ROUNDS: usize = 500;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_nobody_is_a_round_ahead_at_a_barrier() {
    let (passed, left) = Runner::new().threads(4).run(async {
        let (barrier, passed) = (Barrier::new(WORKERS), Arc::new(AtomicUsize::new(0)));
        let walkers = [0; WORKERS].map(|_| create_task(walk(barrier.clone(), passed.clone())));
        for walker in walkers {
            walker.await.unwrap();
        }
        (passed.load(Ordering::SeqCst), all_tasks().len())
    });
    assert_eq!((passed, left), (WORKERS * ROUNDS, 1));
}

async fn walk(barrier: Barrier, passed: Arc<AtomicUsize>) {
    for round in 0..ROUNDS {
        let arrived = passed.fetch_add(1, Ordering::SeqCst);
        assert!((round * WORKERS..(round + 1) * WORKERS).contains(&arrived));
        assert!(barrier.wait().await.unwrap() < WORKERS);
    }
}

const HAND_OVERS: usize = 1_000;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_no_notification_is_lost() {
    let left = Runner::new().threads(4).run(async {
        let (condition, value) = (Condition::new(), Arc::new(AtomicUsize::new(0)));
        let players = [0, 1].map(|mine| create_task(play(mine, condition.clone(), value.clone())));
        for player in players {
            player.await.unwrap();
        }
        all_tasks().len()
    });
    assert_eq!(left, 1, "main alone");
}

/// Two play: each waits for the value to be of its kind, even or odd, and adds 1.
async fn play(mine: usize, condition: Condition, value: Arc<AtomicUsize>) {
    for _ in 0..HAND_OVERS {
        let guard = condition.acquire().await;
        let my_turn = || value.load(Ordering::Relaxed) % 2 == mine;
        let guard = condition.wait_for(guard, my_turn).await;
        value.fetch_add(1, Ordering::Relaxed);
        condition.notify(&guard, 1);
    }
}

const MEETINGS: usize = 50_000;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_who_waits_and_who_sets_do_not_miss_each_other() {
    let left = within_patience(|| {
        Runner::new().threads(4).run(async {
            let [a, b] = [0, 1].map(|_| (0..MEETINGS).map(|_| Event::new()).collect::<Arc<[_]>>());
            let one = create_task(meet(a.clone(), b.clone()));
            let other = create_task(meet(b, a));
            one.await.and(other.await).unwrap();
            all_tasks().len()
        })
    });
    assert_eq!(left, 1, "main alone");
}

/// Two meet: each says that it is there, and waits for the other to say so.
async fn meet(mine: Arc<[Event]>, others: Arc<[Event]>) {
    for (mine, other) in mine.iter().zip(others.iter()) {
        mine.set();
        other.wait().await;
    }
}
