//! Nothing is lost: no call, no value and no thread of a pool, wherever a wait is
//! cut short.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use event_loop::{Runner, record, sleep};
use tasks::{TaskError, all_tasks, create_task};
use to_thread::{Job, ThreadPoolExecutor, blocking_sleep, run_in_executor, to_thread};

const SECOND: Duration = Duration::from_secs(1);

fn poll<T>(job: &mut Job<T>) -> Poll<T> {
    std::pin::Pin::new(job).poll(&mut Context::from_waker(Waker::noop()))
}

/// A pool of one whose thread is busy for a second.
fn busy_pool() -> (ThreadPoolExecutor, Job<()>) {
    let pool = ThreadPoolExecutor::new(1);
    let job = run_in_executor(&pool, || blocking_sleep(SECOND));
    (pool, job)
}

#[test]
fn a_queued_job_that_is_dropped_never_starts_and_the_next_one_does() {
    record(async {
        let (pool, busy) = busy_pool();
        let started = Arc::new(AtomicUsize::new(0));
        let put = || {
            let started = started.clone();
            run_in_executor(&pool, move || started.fetch_add(1, Ordering::Relaxed))
        };
        let (fresh, mut waiting, last) = (put(), put(), put());
        assert!(poll(&mut waiting).is_pending());
        drop((fresh, waiting));
        busy.await;
        assert_eq!(last.await, 0);
        assert_eq!(started.load(Ordering::Relaxed), 1);
    });
}

#[test]
fn the_value_of_a_job_that_is_dropped_is_dropped_too_at_any_step() {
    record(async {
        let value = Arc::new(());
        for polled in [false, true] {
            for drop_after in [SECOND / 2, 2 * SECOND] {
                let kept = value.clone();
                let mut job = run_in_executor(&ThreadPoolExecutor::new(1), move || {
                    blocking_sleep(SECOND);
                    kept
                });
                if polled {
                    assert!(poll(&mut job).is_pending());
                }
                sleep(drop_after).await;
                assert_eq!(Arc::strong_count(&value), 2);
                drop(job);
                sleep(2 * SECOND).await;
                assert_eq!(Arc::strong_count(&value), 1, "{polled} {drop_after:?}");
            }
        }
    });
}

#[test]
fn an_aborted_awaiter_leaves_no_task_and_lets_the_call_end() {
    let (_, transcript) = record(async {
        let ended = Arc::new(AtomicUsize::new(0));
        let in_call = ended.clone();
        let task = create_task(to_thread(move || {
            blocking_sleep(SECOND);
            in_call.fetch_add(1, Ordering::Relaxed);
        }));
        sleep(SECOND / 2).await;
        task.cancel();
        assert_eq!(task.await, Err(TaskError::Cancelled));
        assert_eq!(all_tasks().len(), 1);
        sleep(SECOND).await;
        assert_eq!(ended.load(Ordering::Relaxed), 1);
    });
    assert!(transcript.leftovers().is_empty());
}

/// Panics when it is dropped.
struct Explosive;

impl Drop for Explosive {
    fn drop(&mut self) {
        panic!("dropped");
    }
}

#[test]
fn no_panic_takes_a_thread_from_the_pool() {
    record(async {
        let pool = ThreadPoolExecutor::new(1);
        let panics = create_task(run_in_executor(&pool, || panic!("no disk")));
        let unseen = run_in_executor(&pool, || {
            blocking_sleep(SECOND);
            Explosive
        });
        let never_started = {
            let held = Explosive;
            run_in_executor(&pool, move || drop(held))
        };
        let error: Result<(), _> = panics.await;
        assert_eq!(error, Err(TaskError::Panicked("no disk".to_owned())));
        drop(never_started);
        sleep(SECOND / 2).await;
        drop(unseen);
        assert_eq!(run_in_executor(&pool, || 42).await, 42);
    });
}

const TASKS: usize = 8;
const CALLS: usize = 12_500;
const THREADS: usize = 3;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_hundred_thousand_calls_run_once_each_and_never_too_many() {
    let pool = ThreadPoolExecutor::new(THREADS);
    let counts = Arc::new(Counts::default());
    let in_calls = counts.clone();
    Runner::new().threads(4).run(async move {
        let tasks = [(); TASKS].map(|()| create_task(call_often(pool.clone(), in_calls.clone())));
        for task in tasks {
            assert_eq!(task.await, Ok(CALLS));
        }
        assert_eq!(all_tasks().len(), 1);
    });
    assert_eq!(counts.called.load(Ordering::Relaxed), TASKS * CALLS);
    assert!(counts.most.load(Ordering::Relaxed) <= THREADS);
}

#[derive(Default)]
struct Counts {
    called: AtomicUsize,
    now: AtomicUsize,
    most: AtomicUsize,
}

impl Counts {
    fn call(&self) {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::Relaxed);
        self.called.fetch_add(1, Ordering::Relaxed);
        self.now.fetch_sub(1, Ordering::SeqCst);
    }
}

/// Puts all its calls, and then waits for them one by one.
async fn call_often(pool: ThreadPoolExecutor, counts: Arc<Counts>) -> usize {
    let jobs: Vec<_> = (0..CALLS)
        .map(|number| {
            let counts = counts.clone();
            run_in_executor(&pool, move || {
                counts.call();
                number
            })
        })
        .collect();
    let mut right = 0;
    for (number, job) in jobs.into_iter().enumerate() {
        right += usize::from(job.await == number);
    }
    right
}
