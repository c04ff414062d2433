//! No permit is lost and none is made up, wherever a wait is cut short.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::Poll;
use std::time::Duration;

use event_loop::{Runner, record, sleep};
use futures::FutureExt;
use kit::{Random, Wait, curious, within_patience};
use semaphore::{Permit, Semaphore};
use tasks::{TaskError, all_tasks, create_task};

fn acquire(semaphore: &Semaphore) -> Wait<Permit> {
    let semaphore = semaphore.clone();
    Wait::new(async move { semaphore.acquire().await })
}

/// Where an `acquire` is when it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It was never polled.
    Fresh,
    /// It stands in line.
    Waiting,
    /// It was called, and has not run since.
    Called,
}

#[test]
fn an_acquire_dropped_at_any_step_leaves_the_permit_to_the_next_in_line() {
    for step in [Step::Fresh, Step::Waiting, Step::Called] {
        let semaphore = Semaphore::new(1);
        let permit = semaphore.try_acquire().unwrap();
        let (mut first, mut second) = (acquire(&semaphore), acquire(&semaphore));
        if step != Step::Fresh {
            assert!(first.poll().is_pending());
        }
        assert!(second.poll().is_pending());
        if step == Step::Called {
            drop(permit);
            assert!(first.take_woken() && !second.take_woken());
            drop(first);
        } else {
            drop(first);
            drop(permit);
        }
        assert!(second.take_woken(), "{step:?}");
        assert!(second.poll().is_ready());
        assert!(!semaphore.locked(), "the second has dropped its permit");
    }
}

#[test]
fn a_wait_that_is_polled_for_no_reason_keeps_its_place_and_its_newest_waker() {
    let semaphore = Semaphore::new(0);
    let (mut first, mut second) = (acquire(&semaphore), acquire(&semaphore));
    assert!(first.poll().is_pending());
    assert!(second.poll().is_pending());
    let stale = first.take_waker();
    assert!(first.poll().is_pending());

    semaphore.release();
    assert!(first.take_woken());
    assert!(!second.take_woken() && !stale.take());
    assert!(second.poll().is_pending(), "the permit is for the first");
    assert!(first.poll().is_ready());
}

#[test]
fn a_cancelled_or_panicking_holder_gives_its_permit_back() {
    let ((), transcript) = record(async {
        let semaphore = Semaphore::new(2);
        let ours = semaphore.clone();
        let cancelled = create_task(async move {
            let _permit = ours.acquire().await;
            sleep(Duration::from_secs(1)).await;
        });
        let ours = semaphore.clone();
        let panicking = create_task(async move {
            let _permit = ours.acquire().await;
            panic!("with a permit");
        });
        sleep(Duration::ZERO).await;
        cancelled.cancel();
        assert_eq!(cancelled.await, Err(TaskError::Cancelled));
        assert!(matches!(panicking.await, Err(TaskError::Panicked(_))));
        assert!(semaphore.try_acquire().and(semaphore.try_acquire()).is_some());
        assert_eq!(all_tasks().len(), 1, "main alone");
    });
    assert!(transcript.leftovers().is_empty());
}

#[test]
fn a_forgotten_permit_stays_out_until_somebody_releases_one() {
    let semaphore = Semaphore::new(1);
    semaphore.try_acquire().unwrap().forget();
    assert!(semaphore.locked());
    semaphore.release();
    assert!(!semaphore.locked());
}

#[test]
fn wakers_may_use_the_semaphore_they_are_woken_by() {
    within_patience(|| {
        let semaphore = Semaphore::new(0);
        let start = || {
            let (mut wait, semaphore) = (acquire(&semaphore), semaphore.clone());
            for _ in 0..2 {
                let semaphore = semaphore.clone();
                let waker = curious(move || semaphore.locked());
                assert!(wait.poll_with(&waker).is_pending());
            }
            wait
        };
        drop(start());
        let mut first = start();
        semaphore.release();
        semaphore.release();
        let (second, mut third) = (start(), start());
        let Poll::Ready(_permit) = first.poll() else {
            panic!("it was called, and calls the second")
        };
        drop(second);
        assert!(third.poll().is_ready(), "the second has passed its turn on");
    });
}

/// One of many ways in which things can happen.
struct Schedule {
    semaphore: Semaphore,
    permits: usize,
    waits: Vec<Wait<Permit>>,
    held: Vec<Permit>,
}

impl Schedule {
    fn new(permits: usize) -> Self {
        Schedule { semaphore: Semaphore::new(permits), permits, waits: vec![], held: vec![] }
    }

    /// Starts a wait, drops one, polls one, woken or not, or gives a permit back.
    fn act(&mut self, random: usize) {
        let chosen = random / 8;
        match random % 8 {
            0 | 1 => {
                self.waits.push(acquire(&self.semaphore));
                self.poll(self.waits.len() - 1);
            }
            2 if !self.waits.is_empty() => drop(self.waits.remove(chosen % self.waits.len())),
            3 if !self.waits.is_empty() => self.poll(chosen % self.waits.len()),
            4 => self.held.extend(self.semaphore.try_acquire()),
            5 | 6 if !self.held.is_empty() => drop(self.held.remove(chosen % self.held.len())),
            7 => {
                self.semaphore.release();
                self.permits += 1;
            }
            _ => drop(self.run_one()),
        }
        assert!(self.held.len() <= self.permits);
    }

    fn poll(&mut self, index: usize) {
        if let Poll::Ready(permit) = self.waits[index].poll() {
            self.held.push(permit);
            drop(self.waits.remove(index));
        }
    }

    /// Runs one that was woken; says whether there was one.
    fn run_one(&mut self) -> bool {
        let woken = self.waits.iter().position(Wait::take_woken);
        woken.map(|index| self.poll(index)).is_some()
    }

    /// Once nobody is woken any more, nobody waits for a permit that is free, and
    /// the permits are as many as they were.
    fn check(mut self) {
        while self.run_one() {}
        assert!(self.waits.is_empty() || self.held.len() == self.permits, "a waiter sleeps");
        self.waits.clear();
        self.held.clear();
        let all = std::iter::from_fn(|| self.semaphore.try_acquire()).collect::<Vec<_>>();
        assert_eq!(all.len(), self.permits);
    }
}

#[test]
fn no_order_of_starts_polls_drops_and_releases_loses_a_permit() {
    let mut random = Random(1);
    for permits in [0, 1, 2, 3] {
        for _ in 0..500 {
            let mut schedule = Schedule::new(permits);
            for number in random.by_ref().take(40) {
                schedule.act(number);
            }
            schedule.check();
        }
    }
}

const WORKERS: usize = 8;
const TURNS: usize = 12_500;
const PERMITS: usize = 3;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_there_are_never_more_than_so_many_and_no_permit_is_lost() {
    let (semaphore, turns, left) = Runner::new().threads(4).run(async {
        let semaphore = Semaphore::new(PERMITS);
        let inside = Arc::new(AtomicUsize::new(0));
        let workers: Vec<_> =
            (0..WORKERS).map(|_| create_task(work(semaphore.clone(), inside.clone()))).collect();
        let mut turns = 0;
        for worker in workers {
            turns += worker.await.unwrap();
        }
        (semaphore, turns, all_tasks().len())
    });
    assert_eq!((turns, left), (WORKERS * TURNS, 1));
    let all = std::iter::from_fn(|| semaphore.try_acquire()).collect::<Vec<_>>();
    assert_eq!(all.len(), PERMITS);
}

/// Asks for every second permit by a wait that gives up at once.
async fn work(semaphore: Semaphore, inside: Arc<AtomicUsize>) -> usize {
    for turn in 0..TURNS {
        let early = if turn % 2 == 0 { semaphore.acquire().now_or_never() } else { None };
        let permit = match early {
            Some(permit) => permit,
            None => semaphore.acquire().await,
        };
        assert!(inside.fetch_add(1, Ordering::Relaxed) < PERMITS);
        inside.fetch_sub(1, Ordering::Relaxed);
        drop(permit);
    }
    TURNS
}
