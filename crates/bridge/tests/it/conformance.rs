//! The rules of asyncio's calls across threads. Each test names the CPython tests
//! with the same rule.

use std::sync::{Arc, Mutex, mpsc};
use std::task::{Context, Waker};
use std::thread::{self, ThreadId};
use std::time::Duration;

use bridge::{BackgroundLoop, LoopStopped, ResultError, ThreadsafeFuture};
use event_loop::{all_tasks, call_soon, current_task, now, record, replay, sleep};
use tasks::{TaskError, create_task};
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor};

const SECOND: Duration = Duration::from_secs(1);

/// Blocks until `future` has its value.
fn value<T: Send + 'static>(future: &ThreadsafeFuture<T>) -> T {
    future.result(None).unwrap()
}

/// How many tasks there are on the loop; its `main` and this question count.
fn count_tasks(background: &BackgroundLoop) -> usize {
    value(&background.run_coroutine_threadsafe(async { all_tasks().len() }))
}

/// CPython: tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe.
#[test]
fn another_thread_starts_a_coroutine_and_blocks_until_it_has_the_value() {
    replay(|| {
        let background = BackgroundLoop::start();
        let sum = background.run_coroutine_threadsafe(async {
            sleep(SECOND).await;
            (40 + 2, now(), thread::current().id())
        });
        assert!(!sum.done());
        let (sum, at, id) = value(&sum);
        assert_eq!((sum, at), (42, SECOND));
        assert_ne!(id, thread::current().id());
    });
}

/// CPython: tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_with_timeout.
#[test]
fn a_wait_that_timed_out_leaves_the_work_and_cancel_leaves_no_task() {
    replay(|| {
        let background = BackgroundLoop::start();
        let slow = background.run_coroutine_threadsafe(sleep(5 * SECOND));
        assert_eq!(slow.result(Some(SECOND)), Err(ResultError::TimedOut));
        assert_eq!((slow.done(), count_tasks(&background)), (false, 3));

        assert!(slow.cancel());
        assert!(slow.done() && slow.cancelled());
        assert!(!slow.cancel());
        value(&background.run_coroutine_threadsafe(sleep(Duration::ZERO)));
        assert_eq!(count_tasks(&background), 2);
    });
}

/// CPython: tasks.RunCoroutineThreadsafeTests.test_run_coroutine_threadsafe_task_cancelled.
#[test]
fn work_that_cancels_itself_is_an_error_for_the_thread_that_waits() {
    replay(|| {
        let background = BackgroundLoop::start();
        let work = background.run_coroutine_threadsafe(async {
            current_task().unwrap().cancel();
            sleep(SECOND).await;
        });
        assert_eq!(work.result(None), Err(ResultError::Cancelled));
        assert!(work.cancelled());
    });
}

/// CPython: futures.BaseFutureTests.test_wrap_future.
/// CPython: futures.BaseFutureTests.test_wrap_future_use_running_loop.
#[test]
fn a_job_of_a_pool_can_be_awaited_in_the_loop_that_runs() {
    record(async {
        let pool = ThreadPoolExecutor::new(1);
        let (argument, id) = run_in_executor(&pool, || ("oi", thread::current().id())).await;
        assert_eq!(argument, "oi");
        assert_ne!(id, thread::current().id());
    });
}

/// CPython: futures.BaseFutureTests.test_wrap_future_cancel.
#[test]
fn cancelling_the_awaiter_takes_back_a_job_that_has_not_started() {
    record(async {
        let pool = ThreadPoolExecutor::new(1);
        let busy = run_in_executor(&pool, || blocking_sleep(SECOND));
        let (called, calls) = mpsc::channel();
        let job = create_task(run_in_executor(&pool, move || called.send(())));
        sleep(SECOND / 2).await;
        job.cancel();
        assert!(matches!(job.await, Err(TaskError::Cancelled)));
        busy.await;
        run_in_executor(&pool, || ()).await;
        assert_eq!(calls.try_recv(), Err(mpsc::TryRecvError::Disconnected));
    });
}

/// CPython: futures.BaseFutureTests.test_wrap_future_cancel2.
#[test]
fn a_wait_that_is_given_up_after_the_end_leaves_the_value_in_its_place() {
    record(async {
        let mut job = run_in_executor(&ThreadPoolExecutor::new(1), || {
            blocking_sleep(SECOND);
            42
        });
        let mut wait = Box::pin(async { (&mut job).await });
        assert!(wait.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
        sleep(2 * SECOND).await;
        drop(wait);
        assert_eq!(job.await, 42);
        assert_eq!(now(), 2 * SECOND);
    });
}

/// CPython: events.EventLoopTestsMixin.test_call_soon_threadsafe_same_thread.
#[test]
fn on_the_loops_own_thread_both_ways_to_call_share_one_line() {
    replay(|| {
        let background = Arc::new(BackgroundLoop::start());
        let lines = Lines::default();
        let (inside, ours) = (background.clone(), lines.clone());
        let work = background.run_coroutine_threadsafe(async move {
            call_soon(ours.push("first"));
            inside.call_soon_threadsafe(ours.push("second")).unwrap();
            call_soon(ours.push("third"));
            sleep(Duration::ZERO).await;
        });
        value(&work);
        assert_eq!(lines.names(), ["first", "second", "third"]);
    });
}

/// What was called, in order, and on which thread.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<(&'static str, ThreadId)>>>);

impl Lines {
    fn push(&self, name: &'static str) -> impl FnOnce() + Send + 'static {
        let lines = self.0.clone();
        move || lines.lock().unwrap().push((name, thread::current().id()))
    }

    fn names(&self) -> Vec<&'static str> {
        self.0.lock().unwrap().iter().map(|(name, _)| *name).collect()
    }
}

/// Has the loop's thread stopped until the sender says something.
fn block_the_loop(background: &BackgroundLoop, lines: &Lines) -> mpsc::Sender<()> {
    let (go, wait) = mpsc::channel();
    let (blocks, is_blocked) = mpsc::channel();
    let own = lines.push("of the loop");
    let block = move || {
        blocks.send(()).unwrap();
        wait.recv().unwrap();
        call_soon(own);
    };
    background.call_soon_threadsafe(block).unwrap();
    is_blocked.recv().unwrap();
    go
}

#[test]
fn calls_of_one_thread_are_called_in_order_on_the_loops_thread() {
    replay(|| {
        let background = BackgroundLoop::start();
        let lines = Lines::default();
        for name in ["a", "b", "c"] {
            background.call_soon_threadsafe(lines.push(name)).unwrap();
        }
        let id = value(&background.run_coroutine_threadsafe(async { thread::current().id() }));
        assert_eq!(*lines.0.lock().unwrap(), [("a", id), ("b", id), ("c", id)]);
    });
}

/// asyncio has one line, and would call "of another thread" first.
#[test]
fn a_call_of_the_loop_overtakes_one_of_another_thread_that_it_has_not_seen() {
    replay(|| {
        let background = BackgroundLoop::start();
        let lines = Lines::default();
        let go = block_the_loop(&background, &lines);
        background.call_soon_threadsafe(lines.push("of another thread")).unwrap();
        go.send(()).unwrap();
        background.stop();
        assert_eq!(lines.names(), ["of the loop", "of another thread"]);
    });
}

#[test]
fn a_zero_limit_asks_without_waiting_on_a_real_clock_too() {
    let background = BackgroundLoop::start();
    let endless = background.run_coroutine_threadsafe(std::future::pending::<()>());
    assert_eq!(endless.result(Some(Duration::ZERO)), Err(ResultError::TimedOut));
    assert!(endless.cancel());
    assert_eq!(endless.result(None), Err(ResultError::Cancelled));
}

#[test]
fn a_panic_arrives_where_the_result_is_asked_for_and_the_loop_goes_on() {
    replay(|| {
        let background = BackgroundLoop::start();
        let fails = background.run_coroutine_threadsafe(async { panic!("no disk") });
        let error: Result<(), _> = fails.result(None);
        assert_eq!(error, Err(ResultError::Panicked("no disk".to_owned())));
        assert!(fails.done() && !fails.cancelled());
        assert_eq!(count_tasks(&background), 2);
    });
}

#[test]
fn a_stopped_loop_refuses_calls_and_cancels_what_comes_after() {
    replay(|| {
        let background = BackgroundLoop::start();
        background.stop();
        assert_eq!(background.call_soon_threadsafe(|| ()), Err(LoopStopped));
        let late = background.run_coroutine_threadsafe(async { 42 });
        assert_eq!(late.result(None), Err(ResultError::Cancelled));
        background.stop();
    });
}

#[test]
fn result_on_the_loops_own_thread_is_refused_as_it_would_wait_for_itself() {
    replay(|| {
        let background = Arc::new(BackgroundLoop::start());
        let inside = background.clone();
        let work = background.run_coroutine_threadsafe(async move {
            let _ = inside.run_coroutine_threadsafe(sleep(SECOND)).result(None);
        });
        let refused = "result() on the loop waits for itself: await instead".to_owned();
        assert_eq!(work.result(None), Err(ResultError::Panicked(refused)));
    });
}
