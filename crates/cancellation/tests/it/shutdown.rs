//! The rules of `Shutdown`.

use std::future::pending;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use cancellation::{CancellationToken, Report, Shutdown};
use event_loop::{all_tasks, record, set_exception_handler, sleep};
use kit::{OnDrop, one_turn};
use tasks::create_task;
use transcript::say;

pub(crate) const SECOND: Duration = Duration::from_secs(1);

async fn end_after(stop: CancellationToken, delay: Duration) {
    stop.cancelled().await;
    sleep(delay).await;
}

fn names(numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
    numbers.into_iter().map(|number| number.to_string()).collect()
}

#[test]
fn finish_returns_when_the_last_task_has_ended_not_when_the_grace_period_has() {
    let (report, run) = record(async {
        let mut shutdown = Shutdown::new();
        for number in [2, 1] {
            let coroutine = end_after(shutdown.token(), number * SECOND);
            shutdown.spawn(&number.to_string(), coroutine);
        }
        shutdown.finish(5 * SECOND).await
    });
    assert_eq!(report, Report { finished: names([2, 1]), ..Report::default() });
    assert_eq!(run.elapsed(), 2 * SECOND);
}

#[test]
fn who_ends_after_a_slow_one_but_in_time_has_finished() {
    let (report, run) = record(async {
        let mut shutdown = Shutdown::new();
        shutdown.spawn("slow", pending());
        shutdown.spawn("in time", end_after(shutdown.token(), SECOND));
        shutdown.spawn("broken", async { panic!("no paper") });
        shutdown.finish(3 * SECOND).await
    });
    assert_eq!(report.finished, ["in time"]);
    assert_eq!(report.aborted, ["slow"]);
    assert_eq!(report.panicked, [("broken".to_owned(), "no paper".to_owned())]);
    assert_eq!(run.elapsed(), 3 * SECOND);
}

#[test]
fn finish_waits_for_the_destructors_of_the_aborted() {
    let ((), run) = record(async {
        let mut shutdown = Shutdown::new();
        shutdown.spawn("slow", async {
            let _guard = OnDrop(|| say!("the destructor has run"));
            pending().await
        });
        one_turn().await;
        shutdown.finish(SECOND).await;
        say!("finish has returned");
        assert_eq!(all_tasks().len(), 1);
    });
    assert_eq!(run.lines(), ["the destructor has run", "finish has returned"]);
}

#[test]
fn without_tasks_finish_returns_at_once() {
    let (report, run) = record(Shutdown::new().finish(SECOND));
    assert_eq!(report, Report::default());
    assert_eq!(run.elapsed(), Duration::ZERO);
}

#[test]
fn asking_waits_for_nobody_and_reaches_those_that_come_later() {
    let (report, run) = record(async {
        let mut shutdown = Shutdown::new();
        shutdown.ask();
        shutdown.ask();
        shutdown.spawn("late", end_after(shutdown.token(), SECOND));
        shutdown.finish(2 * SECOND).await
    });
    assert_eq!(report.finished, ["late"]);
    assert_eq!(run.elapsed(), SECOND);
}

#[test]
fn a_task_may_ask_for_the_end_of_all() {
    record(async {
        let mut shutdown = Shutdown::new();
        let token = shutdown.token();
        shutdown.spawn("guard", async move { token.cancel() });
        shutdown.token().cancelled().await;
        assert_eq!(shutdown.finish(SECOND).await, Report::default(), "it ended before");
    });
}

#[test]
fn finished_connections_are_not_kept_but_a_failure_is() {
    let ((report, reports), _) = record(async {
        let reports = Arc::new(Mutex::new(0));
        let counter = reports.clone();
        set_exception_handler(move |_| *counter.lock().unwrap() += 1);
        let mut shutdown = Shutdown::new();
        shutdown.spawn("broken", async { panic!("no paper") });
        shutdown.spawn("long", end_after(shutdown.token(), SECOND));
        for number in 0..300 {
            shutdown.spawn(&number.to_string(), async {});
            one_turn().await;
            let kept = format!("{shutdown:?}").matches("<Task").count();
            assert!(kept <= 8, "{kept} after {number}");
        }
        let report = shutdown.finish(2 * SECOND).await;
        (report, *reports.lock().unwrap())
    });
    assert_eq!(report.finished, ["long"]);
    assert_eq!(report.panicked, [("broken".to_owned(), "no paper".to_owned())]);
    assert_eq!(reports, 0, "the report tells of it, so the loop need not");
}

#[test]
fn a_dropped_shutdown_cancels_its_tasks() {
    record(async {
        let mut shutdown = Shutdown::new();
        shutdown.spawn("1", pending());
        drop(shutdown);
        one_turn().await;
        assert_eq!(all_tasks().len(), 1);
    });
}

#[test]
fn who_waits_on_clones_of_a_token_is_woken_first_come_first_served() {
    let ((), run) = record(async {
        let token = CancellationToken::new();
        let tasks: Vec<_> = (0..100)
            .map(|number| {
                let token = token.clone();
                create_task(async move {
                    token.cancelled().await;
                    say!("{number}");
                })
            })
            .collect();
        one_turn().await;
        token.cancel();
        for task in tasks {
            task.await.unwrap();
        }
    });
    assert_eq!(run.lines(), names(0..100));
}

#[test]
fn under_a_cancelled_token_nothing_is_begun() {
    let (begun, run) = record(async {
        let token = CancellationToken::new();
        token.cancel();
        token.run_until_cancelled(async { say!("begun") }).await
    });
    assert_eq!(begun, None);
    assert!(run.lines().is_empty());
}

#[test]
fn a_task_that_is_done_and_asked_in_one_turn_keeps_what_it_got() {
    record(async {
        let (token, queue) = (CancellationToken::new(), queue::Queue::new(0));
        let (stop, items) = (token.clone(), queue.clone());
        let task = create_task(async move { stop.run_until_cancelled(items.get()).await });
        one_turn().await;
        queue.put(1).await.unwrap();
        token.cancel();
        assert_eq!(task.await, Ok(Some(Ok(1))));
    });
}
