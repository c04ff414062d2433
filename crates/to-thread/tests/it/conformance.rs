//! The rules of asyncio's calls on other threads. Each test names the CPython
//! tests with the same rule.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier};
use std::thread;
use std::time::Duration;

use event_loop::{Runner, now, record, replay, sleep};
use gather::gather;
use kit::within_patience;
use tasks::{TaskError, create_task};
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor, to_thread};
use transcript::{What, say};

const SECOND: Duration = Duration::from_secs(1);

/// CPython: threads.ToThreadTests.test_to_thread.
#[test]
fn to_thread_calls_on_another_thread_and_gives_the_value() {
    record(async {
        let (value, id) = to_thread(|| (40 + 2, thread::current().id())).await;
        assert_eq!(value, 42);
        assert_ne!(id, thread::current().id());
    });
}

/// CPython: threads.ToThreadTests.test_to_thread_exception.
#[test]
fn an_error_is_a_value_and_a_panic_carries_on_in_the_awaiter() {
    record(async {
        assert!(to_thread(|| "x".parse::<u8>()).await.is_err());
        let task = create_task(async {
            let _: () = to_thread(|| panic!("no disk")).await;
            unreachable!("the panic carries on here");
        });
        assert_eq!(task.await, Err(TaskError::Panicked("no disk".to_owned())));
    });
}

/// CPython: threads.ToThreadTests.test_to_thread_once.
/// CPython: threads.ToThreadTests.test_to_thread_concurrent.
#[test]
fn ten_calls_call_the_function_ten_times_once_each() {
    record(async {
        let called = Arc::new(AtomicUsize::new(0));
        let calls: Vec<_> = (0..10).map(|_| called.clone()).collect();
        let counts = gather(
            calls
                .into_iter()
                .map(|called| to_thread(move || called.fetch_add(1, Ordering::Relaxed))),
        );
        let mut counts = counts.await;
        counts.sort_unstable();
        assert_eq!(counts, Vec::from_iter(0..10));
    });
}

/// CPython: events.EventLoopTestsMixin.test_run_in_executor.
#[test]
fn run_in_executor_calls_on_a_thread_of_the_pool_and_gives_the_value() {
    record(async {
        let pool = ThreadPoolExecutor::new(1);
        let argument = "yo";
        let job = run_in_executor(&pool, move || (argument, thread::current().id()));
        let (value, id) = job.await;
        assert_eq!(value, "yo");
        assert_ne!(id, thread::current().id());
    });
}

#[test]
fn a_call_from_to_thread_starts_when_it_is_awaited_and_a_job_starts_at_once() {
    record(async {
        let called = Arc::new(AtomicUsize::new(0));
        let count = |called: &Arc<AtomicUsize>| {
            let called = called.clone();
            move || called.fetch_add(1, Ordering::Relaxed)
        };
        let lazy = to_thread(count(&called));
        sleep(SECOND).await;
        assert_eq!(called.load(Ordering::Relaxed), 0);
        drop(lazy);

        let job = run_in_executor(&ThreadPoolExecutor::new(1), count(&called));
        sleep(SECOND).await;
        assert_eq!(called.load(Ordering::Relaxed), 1);
        assert_eq!(job.await, 0);
    });
}

#[test]
fn the_loop_serves_others_while_a_thread_sleeps() {
    record(async {
        let call = create_task(to_thread(|| blocking_sleep(2 * SECOND)));
        sleep(SECOND).await;
        assert_eq!((now(), call.done()), (SECOND, false));
        call.await.unwrap();
        assert_eq!(now(), 2 * SECOND);
    });
}

#[test]
fn a_call_that_blocks_the_loop_gives_nobody_a_turn() {
    record(async {
        let other = create_task(async { now() });
        blocking_sleep(2 * SECOND);
        assert!(!other.done());
        assert_eq!(other.await, Ok(2 * SECOND));
    });
}

#[test]
fn a_pool_of_one_calls_in_the_order_of_its_queue() {
    record(async {
        let pool = ThreadPoolExecutor::new(1);
        let start = Arc::new(AtomicUsize::new(0));
        let jobs: Vec<_> = (0..20)
            .map(|_| {
                let start = start.clone();
                run_in_executor(&pool, move || start.fetch_add(1, Ordering::Relaxed))
            })
            .collect();
        for (place, job) in jobs.into_iter().enumerate() {
            assert_eq!(job.await, place);
        }
    });
}

#[test]
fn a_pool_of_two_does_four_calls_in_the_time_of_two() {
    record(async {
        let pool = ThreadPoolExecutor::new(2);
        let jobs = [(); 4].map(|()| run_in_executor(&pool, || blocking_sleep(SECOND)));
        for job in jobs {
            job.await;
        }
        assert_eq!(now(), 2 * SECOND);
    });
}

#[test]
fn run_returns_after_the_last_call_has_ended() {
    let ended = Arc::new(AtomicUsize::new(0));
    let in_call = ended.clone();
    let ((), run) = record(async {
        let call = create_task(to_thread(move || {
            for _ in 0..3 {
                blocking_sleep(2 * SECOND);
                say!("{}", in_call.fetch_add(1, Ordering::Relaxed));
            }
        }));
        sleep(SECOND).await;
        call.cancel();
    });
    assert_eq!(ended.load(Ordering::Relaxed), 3);
    let times = run.timed().into_iter().map(|(at, _)| at);
    assert_eq!(Vec::from_iter(times), [2 * SECOND, 4 * SECOND, 6 * SECOND]);
}

#[test]
fn a_line_of_a_call_stands_in_the_lane_of_its_thread() {
    let ((), run) = record(async {
        to_thread(|| say!("on a thread")).await;
        to_thread(|| say!("on the next")).await;
    });
    let recording = run.recording();
    let said = recording.events.iter().filter(|event| matches!(event.what, What::Said { .. }));
    let lanes = said.map(|event| recording.name(event.lane));
    assert_eq!(lanes.collect::<Vec<_>>(), ["thread-1", "thread-2"]);
    assert_eq!(run.peak_tasks(), 0);
}

#[test]
fn a_runner_that_is_closed_waits_for_its_calls_too() {
    let ((), run) = replay(|| {
        let mut runner = Runner::new();
        runner.run(async {
            let call = run_in_executor(&ThreadPoolExecutor::new(1), || {
                blocking_sleep(2 * SECOND);
                say!("called");
            });
            sleep(SECOND).await;
            drop(call);
        });
        say!("main has ended");
        runner.close();
    });
    let expected = [(SECOND, "main has ended"), (2 * SECOND, "called")];
    assert_eq!(run.timed(), expected.map(|(at, line)| (at, line.to_owned())));
}

#[test]
#[should_panic(expected = "a pool needs at least one thread")]
fn a_pool_without_threads_is_refused() {
    let _ = ThreadPoolExecutor::new(0);
}

#[test]
fn more_calls_than_the_default_pool_has_threads_stand_in_line() {
    let cores = thread::available_parallelism().unwrap().get();
    let threads = (cores + 4).min(32);
    let peak = within_patience(move || {
        Runner::new().run(async move {
            let working = Arc::new(AtomicUsize::new(0));
            // Each call waits for as many others as can be at work with it.
            let together = Arc::new(Barrier::new(threads));
            let peaks = gather((0..3 * threads).map(|_| {
                let (working, together) = (working.clone(), together.clone());
                to_thread(move || {
                    let peak = working.fetch_add(1, Ordering::SeqCst) + 1;
                    together.wait();
                    working.fetch_sub(1, Ordering::SeqCst);
                    peak
                })
            }));
            peaks.await.into_iter().max()
        })
    });
    assert!(peak.unwrap() <= threads, "{peak:?} of {threads} at once");
}
