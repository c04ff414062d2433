//! Whom the watchdog names. A held loop takes real time, a few milliseconds each.

use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use debugging::{Held, Watchdog, watch};
use event_loop::{Runner, record, sleep};
use tasks::create_named_task;

const LIMIT: Duration = Duration::from_millis(2);

/// A watchdog, and what it saw.
fn start() -> (Watchdog, Receiver<Held>) {
    let (tell, told) = mpsc::channel();
    let watchdog = Watchdog::start(LIMIT, move |held| {
        let _ = tell.send(held.clone());
    });
    (watchdog, told)
}

/// Holds the loop until the watchdog has named somebody twice.
async fn hold(told: Receiver<Held>) -> [Held; 2] {
    [told.recv().unwrap(), told.recv().unwrap()]
}

#[test]
fn it_names_task_place_and_time_while_the_step_goes_on() {
    record(async {
        let (watchdog, told) = start();
        let (task, line) = (create_named_task("hash", watch("sum", hold(told))), line!());
        let [first, second] = task.await.unwrap();
        assert_eq!((first.task.as_str(), first.place), ("hash", "sum"));
        assert_eq!(first.created_at.map(std::panic::Location::line), Some(line));
        assert!(LIMIT <= first.so_far && first.so_far < second.so_far);
        drop(watchdog);
    });
}

#[test]
fn a_task_that_waits_is_never_named_however_long() {
    record(async {
        let waits = create_named_task("waits", watch("sleep", sleep(Duration::from_secs(3600))));
        sleep(Duration::ZERO).await;
        let (watchdog, told) = start();
        let busy = create_named_task("busy", watch("busy", hold(told)));
        assert!(busy.await.unwrap().iter().all(|held| held.task == "busy"));
        drop(watchdog);
        waits.cancel();
    });
}

#[test]
fn a_dropped_watchdog_has_let_go_of_everything() {
    record(async {
        let held = Arc::new(());
        let theirs = held.clone();
        let watchdog = Watchdog::start(LIMIT, move |_| drop(theirs.clone()));
        assert_eq!(Arc::strong_count(&held), 2);
        drop(watchdog);
        assert_eq!(Arc::strong_count(&held), 1);
    });
}

#[test]
fn a_watchdog_that_panics_bites_nobody() {
    record(async {
        let (tell, told) = mpsc::channel::<()>();
        let tell = Mutex::new(Some(tell));
        let watchdog = Watchdog::start(LIMIT, move |_| {
            drop(tell.lock().unwrap().take());
            panic!("the watchdog is ill");
        });
        let task = create_named_task(
            "hash",
            watch("hash", async move {
                assert_eq!(told.recv(), Err(mpsc::RecvError));
            }),
        );
        task.await.unwrap();
        drop(watchdog);
    });
}

#[test]
fn on_two_threads_both_tasks_that_hold_one_are_named() {
    Runner::new().threads(2).run(async {
        let ((tell_a, a), (tell_b, b)) = (mpsc::channel(), mpsc::channel());
        let watchdog = Watchdog::start(LIMIT, move |held| {
            let tell = if held.task == "a" { &tell_a } else { &tell_b };
            let _ = tell.send(held.clone());
        });
        let tasks = [("a", a), ("b", b)]
            .map(|(name, told)| create_named_task(name, watch("hold", hold(told))));
        for (task, name) in tasks.into_iter().zip(["a", "b"]) {
            assert!(task.await.unwrap().iter().all(|held| held.task == name));
        }
        drop(watchdog);
    });
}

#[test]
#[should_panic(expected = "a watchdog needs a limit above zero")]
fn a_limit_of_zero_is_refused() {
    record(async { drop(Watchdog::start(Duration::ZERO, |_| {})) });
}
