//! Nobody waits for ever and nothing is left behind, whenever a future is dropped
//! or a loop is stopped.

use std::sync::Arc;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use bridge::{BackgroundLoop, ResultError};
use event_loop::{all_tasks, replay, sleep};

const SECOND: Duration = Duration::from_secs(1);

/// Real time after which a thread that waits counts as hung.
const PATIENCE: Option<Duration> = Some(Duration::from_secs(30));

/// Blocks for so long, in virtual time.
fn block(background: &BackgroundLoop, delay: Duration) {
    background.run_coroutine_threadsafe(sleep(delay)).result(None).unwrap();
}

#[test]
fn a_future_dropped_at_any_step_detaches_the_work_and_drops_its_value() {
    replay(|| {
        let background = BackgroundLoop::start();
        let (ended, ends) = mpsc::channel();
        for wait in [Duration::ZERO, SECOND / 2, 2 * SECOND] {
            let value = Arc::new(());
            let (kept, ended) = (value.clone(), ended.clone());
            let work = background.run_coroutine_threadsafe(async move {
                sleep(SECOND).await;
                ended.send(()).unwrap();
                kept
            });
            block(&background, wait);
            drop(work);
            block(&background, 2 * SECOND);
            assert_eq!((ends.try_recv(), Arc::strong_count(&value)), (Ok(()), 1), "{wait:?}");
        }
    });
}

#[test]
fn work_cancelled_at_any_step_is_dropped() {
    replay(|| {
        let background = BackgroundLoop::start();
        for wait in [None, Some(Duration::ZERO), Some(SECOND / 2)] {
            let held = Arc::new(());
            let ours = held.clone();
            let work = background.run_coroutine_threadsafe(async move {
                sleep(SECOND).await;
                drop(ours);
            });
            wait.inspect(|wait| block(&background, *wait));
            assert!(work.cancel());
            assert_eq!(work.result(None), Err(ResultError::Cancelled));
            block(&background, Duration::ZERO);
            assert_eq!(Arc::strong_count(&held), 1, "{wait:?}");
        }
        let tasks = background.run_coroutine_threadsafe(async { all_tasks().len() });
        assert_eq!(tasks.result(None), Ok(2));
    });
}

#[test]
fn a_thread_that_waits_hears_of_the_stop() {
    let background = BackgroundLoop::start();
    let endless = background.run_coroutine_threadsafe(std::future::pending::<()>());
    let waiting = thread::spawn(move || endless.result(PATIENCE));
    background.stop();
    assert_eq!(waiting.join().unwrap(), Err(ResultError::Cancelled));
}

#[test]
fn a_callback_that_panics_leaves_the_loop_running() {
    let background = BackgroundLoop::start();
    background.call_soon_threadsafe(|| panic!("in a callback")).unwrap();
    assert_eq!(background.run_coroutine_threadsafe(async { 42 }).result(PATIENCE), Ok(42));
}

#[test]
fn a_loop_that_is_dropped_on_its_own_thread_stops_all_the_same() {
    let background = BackgroundLoop::start();
    let (ended, ends) = mpsc::channel::<()>();
    let endless = background.run_coroutine_threadsafe(async move {
        let _ended = ended;
        std::future::pending::<()>().await;
    });
    let background = Arc::new(background);
    let last = background.clone();
    let (go, wait) = mpsc::channel::<()>();
    background
        .call_soon_threadsafe(move || {
            let _ = wait.recv();
            drop(last);
        })
        .unwrap();
    drop(background);
    drop(go);
    assert_eq!(endless.result(PATIENCE), Err(ResultError::Cancelled));
    assert_eq!(ends.recv(), Err(mpsc::RecvError));
}

#[test]
fn a_stop_in_the_middle_leaves_every_future_with_an_end() {
    for stop_after in 0..20 {
        let background = BackgroundLoop::start();
        let mut works = Vec::new();
        for number in 0..40 {
            if number == 2 * stop_after {
                background.stop();
            }
            works.push(background.run_coroutine_threadsafe(async move { number }));
        }
        for (number, work) in works.into_iter().enumerate() {
            let result = work.result(PATIENCE);
            assert!(result == Ok(number) || result == Err(ResultError::Cancelled));
            assert!(number < 2 * stop_after || result.is_err());
        }
    }
}

const THREADS: u64 = 4;
const CALLS: u64 = 23_500;
const RESULTS: u64 = 1_500;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_calls_are_made_once_each_and_in_order() {
    let background = Arc::new(BackgroundLoop::start());
    let threads = Vec::from_iter((0..THREADS).map(|_| {
        let background = background.clone();
        thread::spawn(move || call_often(&background))
    }));
    for thread in threads {
        thread.join().unwrap();
    }
    let tasks = background.run_coroutine_threadsafe(async { all_tasks().len() });
    assert_eq!(tasks.result(PATIENCE), Ok(2));
}

fn call_often(background: &BackgroundLoop) {
    let (called, calls) = mpsc::channel();
    for number in 0..CALLS {
        let called = called.clone();
        background.call_soon_threadsafe(move || called.send(number).unwrap()).unwrap();
    }
    let ask = |number| background.run_coroutine_threadsafe(async move { number });
    let answers = Vec::from_iter((0..RESULTS).map(ask));
    for (number, answer) in (0..RESULTS).zip(answers) {
        assert_eq!(answer.result(PATIENCE), Ok(number));
    }
    assert!(calls.try_iter().eq(0..CALLS));
}
