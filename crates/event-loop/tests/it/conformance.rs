//! What the loop promises, named as rules. `taught.tsv` beside this file lists
//! the rows of the catalogue that the lesson teaches as a difference.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::{
    Runner, call_later, call_soon, now, record, replay, run, set_exception_handler, sleep, spawn,
};
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

fn lines_of<F>(program: F) -> Vec<String>
where
    F: Future<Output: Send + 'static> + Send + 'static,
{
    record(program).1.lines()
}

/// CPython: runners.RunTests.test_asyncio_run_return.
#[test]
fn run_returns_what_main_returns() {
    assert_eq!(run(async { 42 }), 42);
}

/// CPython: runners.RunTests.test_asyncio_run_raises.
#[test]
fn an_error_of_main_is_the_error_of_run() {
    let failed: Result<(), String> = run(async { Err("spam".to_owned()) });
    assert_eq!(failed, Err("spam".to_owned()));
}

#[test]
#[should_panic(expected = "spam")]
fn a_panic_of_main_is_a_panic_of_run() {
    run(async { panic!("spam") })
}

/// CPython: runners.RunTests.test_asyncio_run_from_running_loop.
/// CPython: runners.RunnerTests.test_recursive_run.
/// CPython: base_events.RunningLoopTests.test_running_loop_within_a_loop.
/// CPython: events.EventLoopTestsMixin.test_run_until_complete_nesting.
#[test]
fn run_inside_a_running_loop_is_refused_before_its_coroutine_starts() {
    let started = Arc::new(AtomicUsize::new(0));
    let inner = started.clone();
    let refused = std::panic::catch_unwind(move || {
        run(async move {
            run(async move { inner.fetch_add(1, Ordering::Relaxed) });
        });
    });
    let message = transcript::panic_message(&*refused.unwrap_err());
    assert!(message.contains("await the coroutine instead"), "{message}");
    assert_eq!(started.load(Ordering::Relaxed), 0);
}

/// CPython: runners.RunTests.test_asyncio_run_reports_hanging_tasks_errors.
#[test]
fn a_leftover_that_fails_in_its_clean_up_is_reported_and_run_returns_all_the_same() {
    struct FailsInDrop;
    impl Drop for FailsInDrop {
        fn drop(&mut self) {
            panic!("lost in clean-up");
        }
    }
    let (value, transcript) = record(async {
        set_exception_handler(|report| say!("{report}"));
        spawn(async {
            let _guard = FailsInDrop;
            sleep(SECOND).await;
        });
        sleep(Duration::ZERO).await;
        "result"
    });
    assert_eq!(value, "result");
    let reported = "Exception in the clean-up of a task: task Task-2: lost in clean-up";
    assert_eq!(transcript.lines(), [reported]);
}

/// CPython: runners.RunnerTests.test_run.
#[test]
fn a_runner_runs_several_coroutines_on_one_loop() {
    let mut runner = Runner::new().virtual_clock();
    assert_eq!(runner.run(async { "first" }), "first");
    runner.run(sleep(SECOND));
    assert_eq!(runner.run(async { now() }), SECOND);
}

#[test]
fn what_a_run_leaves_behind_goes_on_in_the_next_run_of_its_runner() {
    let ((), transcript) = replay(|| {
        let mut runner = Runner::new();
        runner.run(async {
            spawn(async {
                sleep(SECOND).await;
                say!("background done");
            });
            sleep(Duration::ZERO).await;
            say!("first run done");
        });
        runner.run(async {
            sleep(2 * SECOND).await;
            say!("second run done");
        });
    });
    assert_eq!(transcript.lines(), ["first run done", "background done", "second run done"]);
}

/// CPython: events.EventLoopTestsMixin.test_run_until_complete.
/// CPython: tasks.BaseTaskTests.test_sleep.
#[test]
fn two_sleeps_of_half_the_time_take_the_whole_time() {
    let (times, _) = record(async {
        sleep(SECOND / 2).await;
        let half = now();
        sleep(SECOND / 2).await;
        (half, now())
    });
    assert_eq!(times, (SECOND / 2, SECOND));
}

/// CPython: tasks.SleepTests.test_sleep_zero.
#[test]
fn sleep_zero_lets_a_callback_that_was_queued_before_it_run_first() {
    let lines = lines_of(async {
        call_soon(|| say!("callback"));
        sleep(Duration::ZERO).await;
        say!("main");
    });
    assert_eq!(lines, ["callback", "main"]);
}

#[test]
fn sleep_zero_takes_no_time() {
    let (elapsed, _) = record(async {
        sleep(Duration::ZERO).await;
        now()
    });
    assert_eq!(elapsed, Duration::ZERO);
}

/// CPython: events.EventLoopTestsMixin.test_timeout_rounding.
#[test]
fn a_very_short_sleep_costs_a_millisecond_and_two_steps() {
    let (elapsed, transcript) = record(async {
        sleep(Duration::from_nanos(1)).await;
        now()
    });
    assert_eq!(elapsed, Duration::from_millis(1));
    let events = &transcript.recording().events;
    let steps = events.iter().filter(|event| event.what == transcript::What::Polled);
    assert_eq!(steps.count(), 2);
}

/// CPython: base_events.BaseEventLoopTests.test_call_soon.
#[test]
fn call_soon_runs_nothing_at_once_and_keeps_the_order_of_the_calls() {
    let lines = lines_of(async {
        call_soon(|| say!("first"));
        call_soon(|| say!("second"));
        say!("main");
        sleep(Duration::ZERO).await;
    });
    assert_eq!(lines, ["main", "first", "second"]);
}

/// CPython: base_events.BaseEventLoopTests.test__add_callback_cancelled_handle.
#[test]
fn a_callback_that_is_cancelled_before_its_turn_never_runs() {
    let lines = lines_of(async {
        let handle = call_soon(|| say!("cancelled"));
        call_soon(|| say!("kept"));
        handle.cancel();
        sleep(Duration::ZERO).await;
    });
    assert_eq!(lines, ["kept"]);
}

#[test]
fn a_dropped_handle_does_not_cancel_its_callback() {
    let lines = lines_of(async {
        drop(call_soon(|| say!("callback")));
        sleep(Duration::ZERO).await;
    });
    assert_eq!(lines, ["callback"]);
}

/// CPython: base_events.BaseEventLoopTests.test_call_later.
#[test]
fn call_later_runs_nothing_before_its_time() {
    let timed = record(async {
        call_later(SECOND, || say!("later"));
        sleep(Duration::ZERO).await;
        say!("not yet");
        sleep(2 * SECOND).await;
    });
    let timed = timed.1.timed();
    assert_eq!(timed, [(Duration::ZERO, "not yet".to_owned()), (SECOND, "later".to_owned())]);
}

/// CPython: events.EventLoopTestsMixin.test_call_later.
#[test]
fn a_timer_callback_brings_its_values_along_and_can_let_main_end() {
    let (answer, transcript) = record(async {
        let answer = Arc::new(Mutex::new(None));
        let (theirs, text) = (answer.clone(), "hello".to_owned());
        call_later(SECOND, move || *theirs.lock().unwrap() = Some(text));
        while answer.lock().unwrap().is_none() {
            sleep(SECOND / 10).await;
        }
        answer
    });
    assert_eq!(answer.lock().unwrap().as_deref(), Some("hello"));
    assert_eq!(transcript.elapsed(), SECOND);
}

/// CPython: base_events.BaseEventLoopTests.test__run_once.
#[test]
fn a_cancelled_timer_does_not_wake_the_loop() {
    let (times, _) = record(async {
        call_later(SECOND, || {}).cancel();
        sleep(2 * SECOND).await;
        now()
    });
    assert_eq!(times, 2 * SECOND);
}

/// CPython: base_events.BaseEventLoopTests.test__run_once_schedule_handle.
#[test]
fn what_a_timer_callback_queues_runs_behind_what_was_due_with_it() {
    let lines = lines_of(async {
        call_later(SECOND, || {
            say!("timer 1");
            call_soon(|| say!("queued by timer 1"));
        });
        call_later(SECOND, || say!("timer 2"));
        sleep(2 * SECOND).await;
    });
    assert_eq!(lines, ["timer 1", "timer 2", "queued by timer 1"]);
}

/// CPython: base_events.BaseEventLoopTests.test__run_once_cancelled_event_cleanup.
/// CPython: events.TimerTests.test_timer.
#[test]
fn a_cancelled_timer_drops_its_callback_at_once_so_none_pile_up() {
    let (alive, _) = record(async {
        let held = Arc::new(());
        for _ in 0..200 {
            let held = held.clone();
            call_later(100 * SECOND, move || drop(held)).cancel();
        }
        Arc::strong_count(&held)
    });
    assert_eq!(alive, 1);
}

/// CPython: events.TimerTests.test_when.
#[test]
fn a_timer_tells_when_it_is_due() {
    let (when, _) = record(async {
        sleep(SECOND).await;
        call_later(SECOND / 2, || {}).when()
    });
    assert_eq!(when, SECOND + SECOND / 2);
}

/// CPython: events.TimerTests.test_timer_comparison.
#[test]
fn timers_are_due_by_deadline_and_equal_ones_in_the_order_they_were_set() {
    let lines = lines_of(async {
        for (name, seconds) in [("c", 3), ("a1", 1), ("a2", 1), ("b", 2), ("a3", 1)] {
            call_later(seconds * SECOND, move || say!("{name}"));
        }
        sleep(4 * SECOND).await;
    });
    assert_eq!(lines, ["a1", "a2", "a3", "b", "c"]);
}

#[test]
fn a_timer_set_before_a_sleep_of_the_same_length_comes_first() {
    let lines = lines_of(async {
        call_later(SECOND, || say!("timer"));
        sleep(SECOND).await;
        say!("sleeper");
    });
    assert_eq!(lines, ["timer", "sleeper"]);
}

#[test]
fn a_callback_that_panics_is_reported_and_the_next_one_runs() {
    let lines = lines_of(async {
        set_exception_handler(|report| say!("{report}"));
        call_soon(|| panic!("oh"));
        call_soon(|| say!("next"));
        sleep(Duration::ZERO).await;
    });
    assert_eq!(lines, ["Exception in callback: oh", "next"]);
}

/// CPython: events.EventLoopTestsMixin.test_close.
/// CPython: events.GetEventLoopTestsMixin.test_get_event_loop_returns_running_loop.
/// CPython: events.GetEventLoopTestsMixin.test_get_event_loop_returns_running_loop2.
#[test]
fn outside_a_running_loop_everything_that_needs_one_is_refused() {
    let refused: [fn(); 4] = [
        || assert_eq!(now(), SECOND),
        || drop(call_soon(|| {})),
        || drop(call_later(SECOND, || {})),
        || drop(spawn(async {})),
    ];
    for call in refused {
        let message = transcript::panic_message(&*std::panic::catch_unwind(call).unwrap_err());
        assert!(message.contains("no running event loop"), "{message}");
    }
    assert_eq!(run(async { now() }).as_secs(), 0);
}

#[test]
fn on_a_virtual_clock_a_run_that_nothing_can_wake_is_hung_and_names_who_waits() {
    let hung = Runner::new().virtual_clock().try_run(async {
        spawn(std::future::pending::<()>());
        std::future::pending::<()>().await;
    });
    assert_eq!(hung.unwrap_err().waiting, ["Task-1", "Task-2"]);
}

#[test]
fn leftovers_are_dropped_in_the_order_in_which_they_were_created() {
    struct Says(u32);
    impl Drop for Says {
        fn drop(&mut self) {
            say!("dropped {}", self.0);
        }
    }
    let lines = lines_of(async {
        for number in 0..5 {
            spawn(async move {
                let _guard = Says(number);
                std::future::pending::<()>().await;
            });
        }
        sleep(Duration::ZERO).await;
        say!("main ends");
    });
    let expected = ["main ends", "dropped 0", "dropped 1", "dropped 2", "dropped 3", "dropped 4"];
    assert_eq!(lines, expected);
}

#[test]
fn a_task_is_never_made_to_yield_by_a_budget() {
    // tokio on its own would stop this task at its 128th operation.
    let lines = lines_of(async {
        spawn(async { say!("other") });
        for _ in 0..1000 {
            tokio::task::coop::consume_budget().await;
        }
        say!("main");
        sleep(Duration::ZERO).await;
    });
    assert_eq!(lines, ["main", "other"]);
}
