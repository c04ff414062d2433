//! A wait is dropped at each of its steps, and no task is lost or left behind.

use std::future::pending;
use std::time::Duration;

use cancellation::{CancellationToken, Shutdown, shield};
use event_loop::{Runner, all_tasks, record, sleep};
use futures::FutureExt;
use kit::{Alive, Census, OnDrop, one_turn};
use tasks::{TaskError, create_task};
use transcript::{Transcript, say};

use crate::shutdown::SECOND;

/// Where a wait for a shield is when it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shielding {
    /// It was never polled.
    Fresh,
    /// The task runs.
    Waiting,
    /// The task has ended, and the wait has not run since.
    Woken,
}

#[test]
fn a_shield_dropped_at_any_step_takes_nothing_from_its_task() {
    for step in [Shielding::Fresh, Shielding::Waiting, Shielding::Woken] {
        let ((), run) = record(async move {
            let task = create_task(async {
                sleep(SECOND).await;
                say!("the task has ended");
            });
            let mut shield = shield(task);
            if step != Shielding::Fresh {
                assert_eq!((&mut shield).now_or_never(), None);
            }
            if step == Shielding::Woken {
                sleep(2 * SECOND).await;
            }
            drop(shield);
            sleep(2 * SECOND).await;
            assert_eq!(all_tasks().len(), 1, "{step:?}");
        });
        assert_eq!(run.lines(), ["the task has ended"], "{step:?}");
    }
}

#[test]
fn a_shield_that_was_waited_for_in_vain_can_be_awaited_again() {
    record(async {
        let mut shield = shield(create_task(async {
            sleep(2 * SECOND).await;
            42
        }));
        assert!(tokio::time::timeout(SECOND, &mut shield).await.is_err());
        assert_eq!(shield.await, Ok(42));
    });
}

#[test]
fn a_shield_passes_a_panic_on() {
    record(async {
        let task = create_task(async { panic!("no paper") });
        let result: Result<(), _> = shield(task).await;
        assert_eq!(result, Err(TaskError::Panicked("no paper".to_owned())));
    });
}

/// Where `finish` is when it is dropped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Finishing {
    /// It was never polled.
    Fresh,
    /// The first task has ended, and the grace period runs.
    Waiting,
    /// The grace period is over, and `finish` has not run since.
    TimeIsUp,
    /// The late one was aborted and is not gone yet.
    Aborting,
}

/// Drops a `finish` at `step`.
fn cancel_finish(step: Finishing) -> Transcript {
    let ((), run) = record(async move {
        let mut shutdown = Shutdown::new();
        let stop = shutdown.token();
        shutdown.spawn("quick", async move { stop.cancelled().await });
        shutdown.spawn("late", async {
            let _guard = OnDrop(|| say!("late is dropped"));
            pending().await
        });
        one_turn().await;
        let mut finish = Box::pin(shutdown.finish(2 * SECOND));
        match step {
            Finishing::Fresh => {}
            Finishing::Waiting => wait_and_poll(&mut finish, SECOND).await,
            Finishing::TimeIsUp => {
                wait_and_poll(&mut finish, SECOND).await;
                sleep(2 * SECOND).await;
            }
            Finishing::Aborting => {
                wait_and_poll(&mut finish, SECOND).await;
                wait_and_poll(&mut finish, 2 * SECOND).await;
            }
        }
        drop(finish);
        one_turn().await;
        assert_eq!(all_tasks().len(), 1, "{step:?}");
    });
    run
}

/// Polls now, lets time pass, and polls again. It must not have ended.
async fn wait_and_poll(finish: &mut (impl Future<Output: Send> + Unpin), delay: Duration) {
    assert!((&mut *finish).now_or_never().is_none());
    sleep(delay).await;
    assert!((&mut *finish).now_or_never().is_none());
}

#[test]
fn a_finish_dropped_at_any_step_leaves_no_task_running() {
    use Finishing::{Aborting, Fresh, TimeIsUp, Waiting};
    for step in [Fresh, Waiting, TimeIsUp, Aborting] {
        let run = cancel_finish(step);
        assert_eq!(run.lines(), ["late is dropped"], "{step:?}");
        assert_eq!(run.leftovers(), [""; 0], "{step:?}");
    }
}

#[test]
fn a_task_that_awaits_finish_can_be_aborted() {
    let ((), run) = record(async {
        let mut shutdown = Shutdown::new();
        shutdown.spawn("late", async {
            let _guard = OnDrop(|| say!("late is dropped"));
            pending().await
        });
        let closer = create_task(shutdown.finish(9 * SECOND));
        sleep(SECOND).await;
        assert!(closer.cancel());
        assert!(closer.await.is_err());
        one_turn().await;
        assert_eq!(all_tasks().len(), 1);
    });
    assert_eq!(run.timed(), [(SECOND, "late is dropped".to_owned())]);
}

#[test]
fn a_task_that_panics_in_its_clean_up_keeps_nobody_waiting() {
    let (report, run) = record(async {
        let mut shutdown = Shutdown::new();
        for number in 0..3 {
            let stop = shutdown.token();
            shutdown.spawn(&number.to_string(), async move {
                stop.cancelled().await;
                assert!(number != 0, "zero");
            });
        }
        shutdown.finish(SECOND).await
    });
    assert_eq!(report.finished, ["1", "2"]);
    assert_eq!(report.panicked, [("0".to_owned(), "zero".to_owned())]);
    assert_eq!(run.elapsed(), Duration::ZERO);
}

const ROUNDS: usize = 4;
const TASKS: usize = 250;
/// Each is a turn under the token: 100,000 in all, if nobody were asked to stop.
const STEPS: usize = 100;

/// Takes its steps, then waits for the end. Every tenth does not listen.
async fn work(number: usize, stop: CancellationToken, _alive: Alive) {
    for _ in 0..STEPS {
        stop.run_until_cancelled(one_turn()).await;
    }
    if number.is_multiple_of(10) {
        pending().await
    }
    stop.cancelled().await;
    assert_ne!(number, 11, "eleven");
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_task_is_reported_once_and_none_is_left() {
    let census = Census::default();
    let left = Runner::new().threads(4).run(async move {
        for round in 0..ROUNDS {
            let mut shutdown = Shutdown::new();
            for number in 0..TASKS {
                // Panics are slow: each writes to standard error.
                let number = if round > 0 && number == 11 { 12 } else { number };
                let coroutine = work(number, shutdown.token(), census.enter());
                shutdown.spawn(&number.to_string(), coroutine);
            }
            for _ in 0..STEPS {
                one_turn().await;
            }
            let report = shutdown.finish(Duration::from_millis(1)).await;
            assert_eq!(census.count(), 0, "{report:?}");
            let (finished, aborted) = (report.finished.len(), report.aborted.len());
            assert_eq!(finished + aborted + report.panicked.len(), TASKS);
            assert!(aborted >= TASKS / 10, "{aborted}");
        }
        all_tasks().len()
    });
    assert_eq!(left, 1, "main alone");
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_who_ends_as_soon_as_it_is_asked_is_in_the_report() {
    Runner::new().threads(4).run(async {
        for _ in 0..100 {
            let mut shutdown = Shutdown::new();
            for number in 0..20 {
                let stop = shutdown.token();
                shutdown.spawn(&number.to_string(), async move { stop.cancelled().await });
            }
            let report = shutdown.finish(SECOND).await;
            assert_eq!(report.finished.len(), 20);
        }
    });
}
