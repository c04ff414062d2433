//! No task is lost and nobody is woken for nothing, wherever a wait is cut short.

use std::future::poll_fn;
use std::panic::resume_unwind;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

use event_loop::{Runner, all_tasks, now, record, sleep};
use futures::FutureExt;
use futures::channel::oneshot;
use kit::{ms, one_turn};
use tasks::{Task, TaskError, create_named_task, create_task};
use tokio::task::coop::poll_proceed;
use tokio::time::timeout;
use wait::{Wait, wait};

use crate::conformance::{names, sleeper, turns};

/// A waiter that is polled by hand, and counts how often it is woken.
#[derive(Default)]
struct Woken(AtomicUsize);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Woken {
    fn poll<F: Future + Unpin>(self: &Arc<Self>, future: &mut F) -> Poll<F::Output> {
        let waker = Waker::from(self.clone());
        Pin::new(future).poll(&mut Context::from_waker(&waker))
    }

    fn times(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

/// Where a wait is when it is cut short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    /// It was never polled.
    Fresh,
    /// The tasks have its callbacks.
    Waiting,
    /// It was called, and has not run since.
    Called,
}

const STEPS: [Step; 3] = [Step::Fresh, Step::Waiting, Step::Called];

/// Brings a wait that is called after 10 ms to this step.
async fn bring_to<T: Send + 'static>(step: Step, waiting: &mut Wait<T>) -> Arc<Woken> {
    let woken = Arc::new(Woken::default());
    if step != Step::Fresh {
        assert!(woken.poll(waiting).is_pending());
    }
    if step == Step::Called {
        sleep(ms(15)).await;
        assert_eq!(woken.times(), 1);
    }
    woken
}

#[test]
fn a_wait_dropped_at_any_step_leaves_its_tasks_running_and_wakes_nobody() {
    for step in STEPS {
        record(async move {
            let ended = Arc::new(AtomicUsize::new(0));
            let tasks = [10, 20].map(|after| {
                let ended = ended.clone();
                create_task(async move {
                    sleep(ms(after)).await;
                    ended.fetch_add(1, Ordering::Relaxed);
                })
            });
            let mut waiting = wait(tasks).first_completed().timeout(ms(30));
            let woken = bring_to(step, &mut waiting).await;
            let before = woken.times();
            drop(waiting);
            sleep(ms(100)).await;
            assert_eq!(ended.load(Ordering::Relaxed), 2, "{step:?}");
            assert_eq!(woken.times(), before, "{step:?}");
            assert_eq!(all_tasks().len(), 1, "{step:?}: main alone");
        });
    }
}

#[test]
fn a_wait_cut_short_at_any_step_gives_its_tasks_back_without_its_callbacks() {
    for step in STEPS {
        record(async move {
            let mut waiting = wait([20, 10].map(sleeper)).first_completed();
            bring_to(step, &mut waiting).await;
            let tasks = waiting.into_tasks();
            assert_eq!(names(&tasks), ["20", "10"]);
            for task in tasks {
                // Each task counts its callbacks from 1.
                assert!(!task.remove_done_callback(1), "{step:?}");
                assert_eq!(task.name(), task.await.unwrap().to_string());
            }
        });
    }
}

#[test]
fn the_callbacks_are_gone_once_the_wait_is_over() {
    record(async {
        let mut waiting = wait([10, 20].map(sleeper)).timeout(ms(5));
        assert!(Arc::new(Woken::default()).poll(&mut waiting).is_pending());
        assert!(format!("{waiting:?}").contains(r#"<Task "20" pending>"#));
        let (_, pending) = (&mut waiting).await;
        assert_eq!(pending.len(), 2);
        assert!(pending.iter().all(|task| !task.remove_done_callback(1)));
        assert!(waiting.into_tasks().is_empty());
    });
}

#[test]
fn a_wait_may_be_left_and_awaited_again() {
    record(async {
        let mut waiting = wait([10, 20].map(sleeper));
        assert!(timeout(ms(5), &mut waiting).await.is_err());
        assert!(timeout(ms(10), &mut waiting).await.is_err());
        let (done, pending) = waiting.await;
        assert_eq!((names(&done), pending.len()), (vec!["10".into(), "20".into()], 0));
        assert_eq!(now(), ms(20));
    });
}

#[test]
fn a_wait_calls_its_newest_waiter_once_however_many_tasks_end() {
    record(async {
        let mut waiting = wait((0..100).map(|after| sleeper(after % 10)));
        let (stale, woken) = (Arc::new(Woken::default()), Arc::new(Woken::default()));
        assert!(stale.poll(&mut waiting).is_pending());
        assert!(woken.poll(&mut waiting).is_pending());
        sleep(ms(20)).await;
        assert_eq!((stale.times(), woken.times()), (0, 1));
        assert!(woken.poll(&mut waiting).is_ready());
    });
}

#[test]
fn a_callback_that_comes_after_the_end_wakes_nobody() {
    record(async {
        let mut waiting = wait([sleeper(10)]).first_completed().timeout(Duration::ZERO);
        let woken = Arc::new(Woken::default());
        assert!(woken.poll(&mut waiting).is_pending());
        one_turn().await;
        one_turn().await;
        assert_eq!(woken.times(), 1, "the time is up");
        assert!(woken.poll(&mut waiting).is_ready());
        sleep(ms(20)).await;
        assert_eq!(woken.times(), 1);
    });
}

#[test]
fn a_task_left_pending_or_taken_back_wakes_nobody_later() {
    for step in STEPS {
        record(async move {
            let mut waiting = wait([10, 20].map(sleeper)).first_completed();
            let woken = bring_to(step, &mut waiting).await;
            let before = woken.times();
            let left = match woken.poll(&mut waiting) {
                Poll::Ready((_, pending)) => pending,
                Poll::Pending => waiting.into_tasks(),
            };
            sleep(ms(100)).await;
            assert!(left.iter().all(Task::done), "{step:?}");
            assert_eq!(woken.times(), before, "{step:?}");
        });
    }
}

/// The waiter goes on two turns after the end of the task. A loop of `select!` may poll
/// it ten times in each of them.
#[test]
fn polling_more_often_does_not_shorten_the_wait() {
    for turns_before in 0..3 {
        record(async move {
            let task = turns(0);
            for _ in 0..turns_before {
                one_turn().await;
            }
            let had_ended = task.done();
            let mut waiting = wait([task]).first_completed();
            let woken = Arc::new(Woken::default());
            let mut polls = 0;
            while woken.poll(&mut waiting).is_pending() {
                assert!(woken.poll(&mut waiting).is_pending());
                one_turn().await;
                polls += 1;
            }
            // The callback of a task that had ended is in line by the first poll.
            assert_eq!(polls, if had_ended { 1 } else { 2 });
            assert_eq!(woken.times(), 1);
        });
    }
}

#[test]
fn a_waiter_of_two_thousand_tasks_takes_two_steps() {
    let steps = Runner::new().virtual_clock().run(async {
        let task = |_| create_task(sleep(ms(10)));
        let mut waiting = wait((0..2000).map(task)).first_completed();
        let mut steps = 0;
        let (done, pending) = poll_fn(|cx| {
            steps += 1;
            Pin::new(&mut waiting).poll(cx)
        })
        .await;
        assert_eq!((done.len(), pending.len(), now()), (2000, 0, ms(10)));
        steps
    });
    assert_eq!(steps, 2);
}

/// A task of ours has no budget. One that was given to tokio may take 128 values in one
/// step, and is then put off.
#[test]
fn a_waiter_whose_budget_is_spent_waits_all_the_same() {
    let waiter = async {
        spend_the_budget();
        let (done, pending) = wait([10, 20].map(sleeper)).first_completed().await;
        assert_eq!((names(&done), names(&pending)), (vec!["10".into()], vec!["20".into()]));
    };
    record(async { tokio::spawn(waiter).await.unwrap() });
}

fn spend_the_budget() {
    let mut nobody = Context::from_waker(Waker::noop());
    while let Poll::Ready(value) = poll_proceed(&mut nobody) {
        value.made_progress();
    }
}

#[test]
fn the_time_limit_of_a_dropped_wait_wakes_nobody() {
    record(async {
        let mut waiting = wait([sleeper(10)]).timeout(Duration::ZERO);
        let woken = Arc::new(Woken::default());
        assert!(woken.poll(&mut waiting).is_pending());
        drop(waiting);
        sleep(ms(20)).await;
        assert_eq!(woken.times(), 0);
    });
}

#[test]
fn a_child_that_panics_takes_nobody_with_it() {
    record(async {
        let panics = create_task(async { panic!("no") });
        let (done, pending) = wait([sleeper(10), panics, sleeper(20)]).await;
        assert_eq!((done.len(), pending.len()), (3, 0));
        let [first, failed, last] = done.try_into().unwrap();
        assert_eq!((first.await, last.await), (Ok(10), Ok(20)));
        assert_eq!(failed.await, Err(TaskError::Panicked("no".to_owned())));
        assert_eq!(all_tasks().len(), 1, "main alone");
    });
}

#[test]
fn a_waiter_left_behind_by_main_is_cancelled_with_the_tasks_it_waits_for() {
    let (_, transcript) = record(async {
        let child = create_named_task("child", std::future::pending::<()>());
        drop(create_named_task("waiter", async { wait([child]).await.0.len() }));
        one_turn().await;
    });
    assert_eq!(transcript.leftovers(), ["child", "waiter"]);
}

#[test]
#[should_panic(expected = "a wait is not polled after its end")]
fn a_wait_that_is_over_is_not_polled_again() {
    record(async {
        let mut waiting = wait([sleeper(10)]);
        (&mut waiting).await;
        let _ = waiting.await;
    });
}

const WAITS: usize = 500;

/// Each is created, watched, called back, sorted and awaited: 100,000 operations
/// in all.
const TASKS: usize = 40;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_task_is_done_or_pending_once_and_in_order() {
    let left = Runner::new().threads(4).run(async {
        for round in 0..WAITS {
            let (open, gate) = oneshot::channel::<()>();
            let gate = gate.shared();
            // One that ended before would make the first poll ready by chance.
            let tasks: Vec<_> = (0..TASKS).map(|number| behind(gate.clone(), number)).collect();
            let mut waiting = in_some_way(round, wait(tasks));
            assert!(Arc::new(Woken::default()).poll(&mut waiting).is_pending());
            drop(open);
            check_values(waiting.await).await;
        }
        all_tasks().len()
    });
    assert_eq!(left, 1, "main alone");
}

type Answer = Result<usize, usize>;

/// A task that ends once the gate is open; the last one fails.
fn behind(gate: impl Future<Output: Send> + Send + 'static, number: usize) -> Task<Answer> {
    create_task(async move {
        gate.await;
        if number + 1 < TASKS { Ok(number) } else { Err(number) }
    })
}

fn in_some_way(round: usize, waiting: Wait<Answer>) -> Wait<Answer> {
    match round % 3 {
        0 => waiting.first_completed(),
        1 => waiting.first_exception(),
        _ => waiting,
    }
}

/// Every number is there once, and both lists are in order.
async fn check_values((done, pending): (Vec<Task<Answer>>, Vec<Task<Answer>>)) {
    let mut all = Vec::new();
    for list in [done, pending] {
        let mut numbers = Vec::new();
        for task in list {
            numbers.push(task.await.unwrap().unwrap_or_else(|failed| failed));
        }
        assert!(numbers.is_sorted());
        all.extend(numbers);
    }
    all.sort_unstable();
    assert!(all.into_iter().eq(0..TASKS));
}

const RACES: usize = 3_000;

/// The bell is hung in this way. Where the task ends meanwhile, tokio hands over its
/// result, and that has to be kept without being read.
#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_panic_during_a_poll_is_still_reported() {
    let reported = Arc::new(AtomicUsize::new(0));
    let count = reported.clone();
    Runner::new().threads(4).run(async move {
        event_loop::set_exception_handler(move |_| {
            count.fetch_add(1, Ordering::Relaxed);
        });
        for _ in 0..RACES {
            // A panic without a word on standard error.
            let mut panics: Task<()> = create_task(async { resume_unwind(Box::new("no")) });
            // tokio keeps the newest task for this thread; the others may be taken.
            drop(create_task(async {}));
            while panics.poll_done(&mut Context::from_waker(Waker::noop())).is_pending() {}
        }
    });
    assert_eq!(reported.load(Ordering::Relaxed), RACES);
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_task_that_fails_while_the_wait_begins_ends_it() {
    let late = Runner::new().threads(4).run(async {
        let mut late = 0;
        for round in 0..RACES {
            let fails = create_task(async move { Err::<(), usize>(round) });
            let other = create_task(std::future::pending());
            let mut waiting = wait([fails, other]).first_exception();
            late += usize::from(timeout(ms(5_000), &mut waiting).await.is_err());
            for sleeper in all_tasks().iter().skip(1) {
                sleeper.cancel();
            }
        }
        late
    });
    assert_eq!(late, 0);
}
