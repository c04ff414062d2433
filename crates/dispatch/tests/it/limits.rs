//! What holds for every way to dispatch.

use std::num::NonZeroUsize;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use dispatch::{
    Report, as_a_stream, behind_a_semaphore, in_batches, in_group, through_a_queue, with_a_yield,
};
use event_loop::{Runner, all_tasks, record, sleep};
use futures::FutureExt;

const THREE: NonZeroUsize = NonZeroUsize::new(3).unwrap();

type Dispatch = Pin<Box<dyn Future<Output = Report<u64>> + Send>>;

/// Every way, with its name and the most jobs it may have in flight.
fn ways<F>(items: u64, work: fn(u64) -> F) -> [(&'static str, u64, Dispatch); 6]
where
    F: Future<Output = u64> + Send + 'static,
{
    let all = 0..items;
    [
        ("group", items, Box::pin(in_group(all.clone(), work))),
        ("yield", items, Box::pin(with_a_yield(all.clone(), work))),
        ("semaphore", 3, Box::pin(behind_a_semaphore(THREE, all.clone(), work))),
        ("queue", 3, Box::pin(through_a_queue(THREE, all.clone(), work))),
        ("batches", 3, Box::pin(in_batches(THREE, all.clone(), work))),
        ("stream", 3, Box::pin(as_a_stream(THREE, all, work))),
    ]
}

async fn work(item: u64) -> u64 {
    sleep(Duration::from_millis(10 + item % 3)).await;
    item
}

/// A cancelled task goes in its next turn, not when it is cancelled.
async fn dropped_tasks_go() {
    sleep(Duration::ZERO).await;
    sleep(Duration::ZERO).await;
}

#[test]
fn every_item_is_done_once_and_the_peak_is_the_limit() {
    record(async {
        for (way, most, dispatch) in ways(7, work) {
            let mut report = dispatch.await;
            report.results.sort_unstable();
            assert_eq!(report.results, [0, 1, 2, 3, 4, 5, 6], "{way}");
            assert_eq!(report.peak as u64, most, "{way}");
        }
    });
}

#[test]
fn no_items_are_done_at_once() {
    let (_, transcript) = record(async {
        for (way, _, dispatch) in ways(0, work) {
            assert_eq!(dispatch.await, Report { results: vec![], peak: 0 }, "{way}");
        }
    });
    assert_eq!(transcript.elapsed(), Duration::ZERO);
}

#[test]
fn a_stream_is_the_only_way_without_tasks() {
    record(async {
        for (way, _, mut dispatch) in ways(7, work) {
            assert!((&mut dispatch).now_or_never().is_none(), "{way}");
            let tasks = all_tasks().len() - 1;
            assert_eq!(tasks == 0, way == "stream", "{way}: {tasks}");
            drop(dispatch);
            dropped_tasks_go().await;
        }
    });
}

/// Dropped fresh, after each of its first turns, and in the middle of the work.
#[test]
fn a_dropped_dispatch_leaves_no_task_behind() {
    for turns in 0..8 {
        record(async move {
            for (way, _, dispatch) in ways(7, work) {
                let cut = async {
                    for _ in 0..turns {
                        sleep(Duration::ZERO).await;
                    }
                };
                futures::future::select(dispatch, Box::pin(cut)).await;
                dropped_tasks_go().await;
                assert_eq!(all_tasks().len(), 1, "{way} after {turns} turns");
            }
        });
    }
}

async fn panics_at_three(item: u64) -> u64 {
    sleep(Duration::from_millis(item)).await;
    assert_ne!(item, 3, "three");
    item
}

#[test]
fn a_panic_in_the_work_goes_on_in_the_caller_and_ends_the_others() {
    record(async {
        for (way, _, dispatch) in ways(7, panics_at_three) {
            let panic = std::panic::AssertUnwindSafe(dispatch).catch_unwind().await;
            assert!(panic.is_err(), "{way}");
            dropped_tasks_go().await;
            assert_eq!(all_tasks().len(), 1, "{way}");
        }
    });
}

/// Each item is put, taken and done: more than 100,000 operations.
#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_the_limit_holds_and_no_item_is_lost() {
    static RUNNING: AtomicUsize = AtomicUsize::new(0);
    let most = Arc::new(AtomicUsize::new(0));
    let seen = most.clone();
    let report = Runner::new().threads(4).run(async move {
        through_a_queue(THREE, 0..40_000_u64, move |item| {
            let seen = seen.clone();
            async move {
                seen.fetch_max(RUNNING.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                RUNNING.fetch_sub(1, Ordering::SeqCst);
                item
            }
        })
        .await
    });
    assert_eq!(report.results.len(), 40_000);
    assert_eq!(report.results.iter().sum::<u64>(), 39_999 * 40_000 / 2);
    assert!(report.peak <= 3 && most.load(Ordering::SeqCst) <= 3);
}
