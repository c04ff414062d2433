//! The rules of asyncio's debug mode and of its reports. Each test names the
//! CPython tests with the same rule.

use std::time::{Duration, SystemTime};

use debugging::{ReportingTask, create_reporting_task};
use event_loop::{Runner, all_tasks, call_later, call_soon, record, set_exception_handler, sleep};
use gather::try_gather;
use kit::{one_turn, with_reports};
use tasks::{TaskError, create_task};
use transcript::{panic_message, say};

const SECOND: Duration = Duration::from_secs(1);
const REPORT: &str = "Task exception was never retrieved: task broken: boom";

fn broken() -> ReportingTask<(), &'static str> {
    create_reporting_task("broken", async { Err("boom") })
}

/// CPython: tasks.BaseTaskTests.test_task_source_traceback.
/// CPython: futures.BaseFutureTests.test_future_source_traceback.
#[test]
fn a_task_remembers_the_place_that_created_it() {
    record(async {
        let (task, line) = (create_task(async {}), line!());
        assert_eq!(newest_place(), (file!(), line));
        let (reporting, line) = (create_reporting_task("r", async { Err::<(), _>("r") }), line!());
        assert_eq!(newest_place(), (file!(), line));
        assert!(task.await.is_ok() && reporting.await.is_ok());
    });
}

fn newest_place() -> (&'static str, u32) {
    let place = all_tasks().pop().unwrap().created_at().unwrap();
    (place.file(), place.line())
}

/// CPython: events.HandleTests.test_handle_source_traceback.
#[test]
fn a_callback_remembers_the_place_that_asked_for_it() {
    let said = with_reports(async {
        set_exception_handler(|report| say!("{}", report.created_at.unwrap().line()));
        call_soon(|| panic!("soon"));
        call_later(SECOND, || panic!("later"));
        sleep(2 * SECOND).await;
    });
    let first = line!() - 4;
    assert_eq!(said, [first.to_string(), (first + 1).to_string(), "end".to_owned()]);
}

/// CPython: base_events.BaseEventLoopTests.test_default_exc_handler_coro.
/// CPython: futures.BaseFutureTests.test_tb_logger_exception_unretrieved.
/// CPython: futures.BaseFutureTests.test_future_exception_never_retrieved.
#[test]
fn an_error_that_nobody_read_is_reported_when_the_handle_is_dropped() {
    let said = with_reports(async {
        let task = broken();
        one_turn().await;
        say!("dropping");
        drop(task);
    });
    assert_eq!(said, ["dropping", REPORT, "end"]);
}

/// CPython: futures.BaseFutureTests.test_future_exception_never_retrieved_debug.
#[test]
fn debug_mode_changes_nothing_about_the_report() {
    let (tell, told) = std::sync::mpsc::channel();
    Runner::new().virtual_clock().debug(true).run(async {
        set_exception_handler(move |report| tell.send(report.to_string()).unwrap());
        let task = broken();
        one_turn().await;
        drop(task);
    });
    assert_eq!(told.try_iter().collect::<Vec<_>>(), [REPORT]);
}

#[test]
fn an_error_of_a_detached_task_is_reported_when_it_fails() {
    let said = with_reports(async {
        drop(broken());
        say!("dropped");
        one_turn().await;
    });
    assert_eq!(said, ["dropped", REPORT, "end"]);
}

/// CPython: futures.BaseFutureTests.test_tb_logger_exception_retrieved.
#[test]
fn an_error_that_was_looked_at_is_not_reported() {
    let said = with_reports(async {
        let task = broken();
        assert_eq!(task.error(), None, "it has not run");
        one_turn().await;
        assert_eq!(task.error().as_deref(), Some("boom"));
    });
    assert_eq!(said, ["end"]);
}

#[test]
fn done_alone_does_not_count_as_reading() {
    let said = with_reports(async {
        let task = broken();
        one_turn().await;
        assert!(task.done());
    });
    assert_eq!(said, [REPORT, "end"]);
}

/// CPython: futures.BaseFutureTests.test_tb_logger_exception_result_retrieved.
#[test]
fn an_error_that_was_awaited_has_its_type_and_is_not_reported() {
    let said = with_reports(async {
        let looked_at = broken();
        one_turn().await;
        assert!(looked_at.error().is_some() && !looked_at.cancel());
        assert_eq!(looked_at.await, Ok(Err("boom")));
        assert_eq!(broken().await, Ok(Err("boom")));
    });
    assert_eq!(said, ["end"]);
}

/// CPython: futures.BaseFutureTests.test_tb_logger_result_unretrieved.
/// CPython: futures.BaseFutureTests.test_tb_logger_result_retrieved.
#[test]
fn a_value_is_never_reported() {
    let said = with_reports(async {
        let unread = create_reporting_task("fine", async { Ok::<_, String>(1) });
        let read = create_reporting_task("fine", async { Ok::<_, String>(2) });
        assert_eq!(read.await, Ok(Ok(2)));
        assert!(unread.done());
    });
    assert_eq!(said, ["end"]);
}

/// CPython: futures.BaseFutureTests.test_tb_logger_abandoned.
#[test]
fn a_task_that_never_fails_is_not_reported_however_long_it_waits() {
    let said = with_reports(async {
        drop(create_reporting_task("waits", std::future::pending::<Result<(), String>>()));
        sleep(SECOND).await;
    });
    assert_eq!(said, ["end"]);
}

/// CPython: tasks.BaseTaskTests.test_tb_logger_not_called_after_cancel.
/// CPython: futures.BaseFutureTests.test_tb_logger_not_called_after_cancel.
#[test]
fn cancel_after_the_failure_silences_the_report() {
    let said = with_reports(async {
        let task = broken();
        one_turn().await;
        assert!(!task.cancel());
    });
    assert_eq!(said, ["end"]);
}

#[test]
fn cancel_before_the_failure_leaves_nothing_to_report() {
    let said = with_reports(async {
        let task = broken();
        assert!(task.cancel());
        one_turn().await;
        assert_eq!(task.await, Err(TaskError::Cancelled));
    });
    assert_eq!(said, ["end"]);
}

/// CPython: tasks.CoroutineGatherTests.test_exception_marking.
#[test]
fn an_error_of_a_later_child_of_a_gather_is_not_reported() {
    async fn fail_after(delay: Duration) -> Result<(), Duration> {
        sleep(delay).await;
        Err(delay)
    }
    let said = with_reports(async {
        assert_eq!(try_gather([2 * SECOND, SECOND].map(fail_after)).await, Err(SECOND));
        sleep(2 * SECOND).await;
        assert_eq!(all_tasks().len(), 1, "both have failed");
    });
    assert_eq!(said, ["end"]);
}

/// CPython: base_events.BaseEventLoopTests.test_default_exc_handler_callback.
/// CPython: events.HandleTests.test_callback_with_exception.
#[test]
fn a_callback_that_panics_is_reported_and_the_loop_goes_on() {
    let said = with_reports(async {
        call_soon(|| panic!("soon"));
        call_later(SECOND, || panic!("later"));
        one_turn().await;
        say!("one turn later");
        sleep(2 * SECOND).await;
    });
    let expected =
        ["Exception in callback: soon", "one turn later", "Exception in callback: later", "end"];
    assert_eq!(said, expected);
}

/// CPython: base_events.BaseEventLoopTests.test_set_exc_handler_custom.
#[test]
fn the_handler_that_was_set_last_gets_message_task_and_error() {
    let said = with_reports(async {
        call_soon(|| panic!("oh"));
        one_turn().await;
        set_exception_handler(|report| say!("{:?} {:?}", report.task, report.error));
        call_soon(|| panic!("oh"));
        drop(broken());
        one_turn().await;
    });
    let second = [r#"None Some("oh")"#, r#"Some("broken") Some("boom")"#];
    assert_eq!(said, ["Exception in callback: oh", second[0], second[1], "end"]);
}

/// CPython: base_events.BaseEventLoopTests.test_set_exc_handler_broken.
#[test]
fn a_handler_that_panics_does_not_stop_the_loop() {
    let said = with_reports(async {
        set_exception_handler(|report| panic!("no room for {report}"));
        call_soon(|| panic!("oh"));
        drop(broken());
        call_soon(|| say!("next"));
        one_turn().await;
    });
    assert_eq!(said, ["next", "end"]);
}

/// CPython: base_events.BaseEventLoopTests.test_check_thread.
#[test]
fn another_thread_has_no_way_to_the_loop_in_either_mode() {
    for debug in [false, true] {
        Runner::new().virtual_clock().debug(debug).run(async {
            let calls: [fn(); 2] = [|| drop(call_soon(|| {})), || drop(call_later(SECOND, || {}))];
            for call in calls {
                let panic = std::thread::spawn(call).join().unwrap_err();
                assert!(panic_message(&*panic).contains("no running event loop"));
            }
        });
    }
}

/// CPython: base_events.BaseEventLoopTests.test_set_debug.
#[test]
fn a_runner_shows_whether_debug_mode_is_on() {
    for on in [false, true] {
        let runner = Runner::new().debug(on);
        assert!(format!("{runner:?}").contains(&format!("debug: {on}")), "{runner:?}");
    }
}

/// CPython: runners.RunnerTests.test_non_debug.
/// CPython: runners.RunTests.test_asyncio_run_debug.
#[test]
fn without_debug_mode_which_is_the_default_a_slow_step_is_nobodys_business() {
    let said = with_reports(async {
        create_task(hold_the_loop(Duration::from_millis(101))).await.unwrap();
    });
    assert_eq!(said, ["end"]);
}

async fn hold_the_loop(time: Duration) {
    let until = SystemTime::now() + time;
    while SystemTime::now() < until {}
}
