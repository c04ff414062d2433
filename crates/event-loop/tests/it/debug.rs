//! What debug mode measures and writes down. The steps that are slow here spin
//! for a few milliseconds of real time.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, SystemTime};

use event_loop::{
    Activity, Report, Runner, Turn, all_tasks, call_later, call_soon, current_loop, current_task,
    record, set_exception_handler, sleep, spawn, spawn_named,
};

const SECOND: Duration = Duration::from_secs(1);
const SLOW: Duration = Duration::from_millis(2);

fn hold_the_loop() {
    let until = SystemTime::now() + SLOW;
    while SystemTime::now() < until {}
}

/// What `program` has the loop report in debug mode, where `SLOW` is slow. Not
/// what it says of `main`, which a busy machine may stop for so long.
fn reports<F>(program: F) -> Vec<Report>
where
    F: Future<Output = ()> + Send + 'static,
{
    let (tell, told) = mpsc::channel();
    let mut runner = Runner::new().virtual_clock().debug(true).slow_step(SLOW);
    runner.run(async move {
        set_exception_handler(move |report| tell.send(report.clone()).unwrap());
        program.await;
    });
    drop(runner);
    told.iter().filter(|report| report.task.as_deref() != Some("Task-1")).collect()
}

fn activity_of_the_newest() -> Activity {
    all_tasks().pop().unwrap().activity().unwrap()
}

#[test]
fn a_slow_step_is_reported_with_its_task_and_the_place_that_created_it() {
    let reports = reports(async {
        spawn_named("hash", async { hold_the_loop() });
        sleep(SECOND).await;
    });
    let [report] = &reports[..] else { panic!("{reports:?}") };
    assert!(report.message.starts_with("Executing <Task hash> took 0.0"), "{report}");
    assert_eq!(report.to_string(), report.message);
    assert_eq!(report.task.as_deref(), Some("hash"));
    assert!(format!("{report:#}").contains(&format!("seconds, created at {}:", file!())));
}

#[test]
fn a_slow_callback_is_reported_with_the_place_that_asked_for_it() {
    let line = line!() + 2;
    let reports = reports(async {
        call_soon(hold_the_loop);
        call_later(SECOND, hold_the_loop);
        sleep(2 * SECOND).await;
    });
    let lines = reports.iter().map(|report| report.created_at.unwrap().line());
    assert_eq!(lines.collect::<Vec<_>>(), [line, line + 1]);
    assert!(reports[0].message.starts_with("Executing <Handle> took 0.0"), "{}", reports[0]);
}

#[test]
fn a_slow_clean_up_is_reported_like_a_step() {
    struct Slow;
    impl Drop for Slow {
        fn drop(&mut self) {
            hold_the_loop();
        }
    }
    let reports = reports(async {
        let task = spawn_named("slow to go", async {
            let _slow = Slow;
            std::future::pending::<()>().await;
        });
        sleep(SECOND).await;
        task.task.cancel();
    });
    let names: Vec<_> = reports.into_iter().map(|report| report.task.unwrap()).collect();
    assert_eq!(names, ["slow to go"]);
}

#[test]
fn a_step_that_panics_is_measured_too() {
    let reports = reports(async {
        spawn_named("broken", async {
            hold_the_loop();
            panic!("oh");
        });
        sleep(SECOND).await;
    });
    assert_eq!(reports.len(), 1, "{reports:?}");
    assert_eq!(reports[0].task.as_deref(), Some("broken"));
}

#[test]
fn another_thread_sees_which_task_holds_the_loop_and_where_it_was_created() {
    let steps = Runner::new().virtual_clock().debug(true).run(async {
        let here = current_loop();
        let look = async move { thread::spawn(move || here.running_steps()).join().unwrap() };
        spawn_named("holds", look).join.await.unwrap()
    });
    let [step] = &steps[..] else { panic!("{steps:?}") };
    assert_eq!(step.task.as_ref().unwrap().name(), "holds");
    assert_eq!(step.created_at.unwrap().file(), file!());
}

#[test]
fn another_thread_sees_a_callback_that_holds_the_loop() {
    let (tell, told) = mpsc::channel();
    Runner::new().virtual_clock().debug(true).run(async move {
        let here = current_loop();
        let look = move || thread::spawn(move || here.running_steps()).join().unwrap();
        call_soon(move || tell.send(look()).unwrap());
        sleep(SECOND).await;
        assert_eq!(current_loop().running_steps().len(), 1, "the callback is over");
    });
    let steps = told.recv().unwrap();
    assert!(steps[0].task.is_none() && steps[0].created_at.is_some(), "{steps:?}");
}

#[test]
fn a_task_is_ready_until_it_begins_and_waits_until_it_is_woken() {
    Runner::new().virtual_clock().debug(true).run(async {
        let task = spawn(async {
            sleep(2 * SECOND).await;
            sleep(SECOND).await;
        });
        let at = |age, last_wake, turn| Activity { age, last_wake, turn };
        assert_eq!(activity_of_the_newest(), at(Duration::ZERO, None, Turn::Ready));
        sleep(SECOND).await;
        assert_eq!(activity_of_the_newest(), at(SECOND, None, Turn::Waiting));
        sleep(SECOND * 3 / 2).await;
        let woken = Some(2 * SECOND);
        assert_eq!(activity_of_the_newest(), at(SECOND * 5 / 2, woken, Turn::Waiting));
        task.task.cancel();
        let cancelled = Some(SECOND * 5 / 2);
        assert_eq!(activity_of_the_newest(), at(SECOND * 5 / 2, cancelled, Turn::Ready));
    });
}

#[test]
fn a_task_that_wakes_itself_runs_on_and_is_ready_again() {
    let (seen, _) = record(async {
        let task = spawn(async {
            let turn = || current_task().unwrap().activity().unwrap().turn;
            let before = turn();
            let mut gives_way = Box::pin(sleep(Duration::ZERO));
            std::future::poll_fn(|cx| {
                assert!(gives_way.as_mut().poll(cx).is_pending());
                std::task::Poll::Ready(())
            })
            .await;
            let seen = (before, turn());
            gives_way.await;
            seen
        });
        task.join.await.unwrap()
    });
    assert_eq!(seen, (Turn::Running, Turn::RunningAgain));
}

#[test]
fn a_wake_up_from_another_thread_has_the_time_of_the_loop() {
    record(async {
        let (tell, told) = tokio::sync::oneshot::channel::<()>();
        spawn(async move {
            let _ = told.await;
            std::future::pending::<()>().await;
        });
        sleep(SECOND).await;
        thread::spawn(move || tell.send(())).join().unwrap().unwrap();
        sleep(SECOND).await;
        assert_eq!(activity_of_the_newest().last_wake, Some(SECOND));
    });
}

#[test]
fn without_debug_mode_and_a_recording_nothing_is_written_down() {
    Runner::new().virtual_clock().run(async {
        assert_eq!(current_task().unwrap().activity(), None);
        assert!(!current_loop().debug() && current_loop().running_steps().is_empty());
    });
}

#[test]
fn a_loop_on_several_threads_leaves_nothing_behind_in_debug_mode() {
    let held = std::sync::Arc::new(());
    let theirs = held.clone();
    let mut runner = Runner::new().threads(2).debug(true);
    runner.run(async move {
        set_exception_handler(move |_| drop(theirs.clone()));
        spawn(async {}).join.await.unwrap();
    });
    drop(runner);
    assert_eq!(std::sync::Arc::strong_count(&held), 1);
}
