//! Whom the watchdog names. A held loop takes real time, a few milliseconds each.

use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use debugging::{Held, Watchdog};
use event_loop::{Runner, call_soon, sleep};
use tasks::create_named_task;

const LIMIT: Duration = Duration::from_millis(2);

/// Runs `program` in debug mode.
fn debug<F>(program: F)
where
    F: Future<Output = ()> + Send + 'static,
{
    Runner::new().virtual_clock().debug(true).run(program);
}

/// A watchdog, and what it saw but for `main`: a busy machine may stop that.
fn start() -> (Watchdog, Receiver<Held>) {
    let (tell, told) = mpsc::channel();
    let watchdog = Watchdog::start(LIMIT, move |held| {
        if held.task.as_deref() != Some("Task-1") {
            let _ = tell.send(held.clone());
        }
    });
    (watchdog, told)
}

/// Holds the loop until the watchdog has named somebody twice.
fn hold(told: &Receiver<Held>) -> [Held; 2] {
    [told.recv().unwrap(), told.recv().unwrap()]
}

#[test]
fn it_names_task_place_and_time_while_the_step_goes_on() {
    debug(async {
        let (watchdog, told) = start();
        let (task, line) = (create_named_task("hash", async move { hold(&told) }), line!());
        let [first, second] = task.await.unwrap();
        assert_eq!(first.task.as_deref(), Some("hash"));
        let place = first.created_at.unwrap();
        assert_eq!((place.file(), place.line()), (file!(), line));
        assert!(LIMIT <= first.so_far && first.so_far < second.so_far);
        drop(watchdog);
    });
}

#[test]
fn what_it_saw_reads_like_a_report() {
    let (task, so_far) = (Some("hash".to_owned()), Duration::from_millis(40));
    let held = Held { task, created_at: None, so_far };
    assert_eq!(held.to_string(), "<Task hash> has held the loop for 0.040 seconds");
}

#[test]
fn a_callback_that_holds_the_loop_is_named_by_the_place_that_asked_for_it() {
    debug(async {
        let (watchdog, told) = start();
        let (tell, seen) = mpsc::channel();
        let line = line!() + 1;
        call_soon(move || tell.send(hold(&told)).unwrap());
        sleep(Duration::ZERO).await;
        let [held, _] = seen.recv().unwrap();
        assert_eq!((held.task, held.created_at.unwrap().line()), (None, line));
        drop(watchdog);
    });
}

#[test]
fn a_task_that_waits_is_never_named_however_long() {
    debug(async {
        let waits = create_named_task("waits", sleep(Duration::from_secs(3600)));
        sleep(Duration::ZERO).await;
        let (watchdog, told) = start();
        let busy = create_named_task("busy", async move { hold(&told) });
        assert!(busy.await.unwrap().iter().all(|held| held.task.as_deref() == Some("busy")));
        drop(watchdog);
        waits.cancel();
    });
}

#[test]
fn a_dropped_watchdog_has_let_go_of_everything() {
    debug(async {
        let held = Arc::new(());
        let theirs = held.clone();
        let watchdog = Watchdog::start(LIMIT, move |_| drop(theirs.clone()));
        drop(watchdog);
        assert_eq!(Arc::strong_count(&held), 1);
    });
}

#[test]
fn a_watchdog_that_panics_bites_nobody() {
    debug(async {
        let (tell, told) = mpsc::channel::<()>();
        let tell = Mutex::new(Some(tell));
        let watchdog = Watchdog::start(LIMIT, move |_| {
            drop(tell.lock().unwrap().take());
            panic!("the watchdog is ill");
        });
        let hash = async move { assert_eq!(told.recv(), Err(mpsc::RecvError)) };
        create_named_task("hash", hash).await.unwrap();
        drop(watchdog);
    });
}

#[test]
fn on_two_threads_both_tasks_that_hold_one_are_named() {
    Runner::new().threads(2).debug(true).run(async {
        let ((tell_a, a), (tell_b, b)) = (mpsc::channel(), mpsc::channel());
        let watchdog = Watchdog::start(LIMIT, move |held| {
            let _ = match held.task.as_deref() {
                Some("a") => tell_a.send(held.clone()),
                Some("b") => tell_b.send(held.clone()),
                _ => Ok(()),
            };
        });
        let tasks = [("a", a), ("b", b)]
            .map(|(name, told)| create_named_task(name, async move { hold(&told) }));
        for task in tasks {
            assert_eq!(task.await.unwrap().len(), 2);
        }
        drop(watchdog);
    });
}

#[test]
#[should_panic(expected = "a watchdog needs debug mode")]
fn a_loop_that_is_not_in_debug_mode_is_refused() {
    Runner::new().virtual_clock().run(async { drop(Watchdog::start(LIMIT, |_| {})) });
}

#[test]
#[should_panic(expected = "a watchdog needs a limit above zero")]
fn a_limit_of_zero_is_refused() {
    debug(async { drop(Watchdog::start(Duration::ZERO, |_| {})) });
}
