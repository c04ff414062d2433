//! No child is left behind and no value is lost, wherever a call is cut short.

use event_loop::{Runner, all_tasks, record, sleep};
use futures::FutureExt;
use gather::{gather, try_gather};
use kit::{Alive, Census, after, alone, ms, one_turn};
use tasks::create_task;

/// Is alive until it is dropped, and then in its value.
async fn live(alive: Alive, millis: u64) -> Alive {
    after(millis, alive).await
}

/// Where a call is when it is dropped.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// It was never polled.
    Fresh,
    /// It waits, and no child has run.
    Asked,
    /// It waits, and some children have ended.
    Halfway,
    /// All have ended, and it was not polled since.
    Called,
}

const STEPS: [Step; 4] = [Step::Fresh, Step::Asked, Step::Halfway, Step::Called];

#[test]
fn a_gather_dropped_at_any_step_leaves_no_child_and_no_value() {
    for step in STEPS {
        record(async move {
            let census = Census::default();
            let mut all = gather([10, 20, 30].map(|millis| live(census.enter(), millis)));
            if !matches!(step, Step::Fresh) {
                assert!((&mut all).now_or_never().is_none());
            }
            match step {
                Step::Fresh | Step::Asked => {}
                Step::Halfway => sleep(ms(25)).await,
                Step::Called => sleep(ms(35)).await,
            }
            drop(all);
            one_turn().await;
            assert_eq!((census.count(), all_tasks().len()), (0, 1), "{step:?}");
        });
    }
}

#[test]
fn a_task_cancelled_at_any_step_of_a_gather_leaves_no_child() {
    for millis in [0, 5, 10, 15, 20, 25, 35] {
        record(async move {
            let census = Census::default();
            let all = gather([10, 20, 30].map(|millis| live(census.enter(), millis)));
            let all = create_task(all);
            sleep(ms(millis)).await;
            all.cancel();
            assert_eq!(all.await.is_ok(), millis > 30, "after {millis} ms");
            one_turn().await;
            assert_eq!((census.count(), all_tasks().len()), (0, 1), "after {millis} ms");
        });
    }
}

#[test]
fn a_cancelled_task_takes_nested_gathers_with_it() {
    record(async {
        let census = Census::default();
        let ours = census.clone();
        let outer = create_task(async move {
            let inner = |_| {
                let census = ours.clone();
                async move { gather([1, 2].map(|_| live(census.enter(), 50))).await }
            };
            gather([1, 2].map(inner)).await
        });
        sleep(ms(10)).await;
        assert_eq!(census.count(), 4);
        outer.cancel();
        // A turn for each storey.
        for _ in 0..3 {
            one_turn().await;
        }
        assert_eq!((census.count(), all_tasks().len()), (0, 1));
    });
}

#[test]
fn leftovers_of_a_failed_try_gather_are_only_the_children_that_run_on() {
    let (_, transcript) = record(async {
        let children = [10, 20, 30].map(|millis| async move {
            after(millis, ()).await;
            if millis == 10 { Err(millis) } else { Ok(millis) }
        });
        assert_eq!(try_gather(children).await, Err(10));
    });
    assert_eq!(transcript.leftovers(), ["Task-3", "Task-4"]);
}

/// Children of one call, each created, giving way, returning and awaited: 100,000
/// operations in all.
const CHILDREN: u32 = 2_500;
const CALLS: u32 = 10;

/// How often a call of few children is made.
const FEWER: u32 = 100;

/// Gives way once, so that threads can steal it.
async fn numbered(number: u32) -> u32 {
    one_turn().await;
    number
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_value_stands_in_its_place_and_no_child_is_left() {
    let (wrong, left) = Runner::new().threads(4).run(async {
        let mut wrong = 0;
        for call in 0..CALLS {
            let numbers = call..call + CHILDREN;
            let values = gather(numbers.clone().map(numbered)).await;
            wrong += usize::from(!values.into_iter().eq(numbers));
        }
        (wrong, all_tasks().len())
    });
    assert_eq!((wrong, left), (0, 1));
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_the_error_arrives_and_every_child_ends() {
    let (wrong, alive) = Runner::new().threads(4).run(async {
        let census = Census::default();
        let mut wrong = 0;
        for call in 0..FEWER {
            let children = (0..20).map(|number| {
                let alive = census.enter();
                async move {
                    let _alive = alive;
                    one_turn().await;
                    if number == call % 20 { Err(number) } else { Ok(number) }
                }
            });
            wrong += usize::from(try_gather(children).await != Err(call % 20));
        }
        alone().await;
        (wrong, census.count())
    });
    assert_eq!((wrong, alive), (0, 0));
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_dropped_gather_stops_every_child() {
    let left = Runner::new().threads(4).run(async {
        let census = Census::default();
        for _ in 0..FEWER {
            let children = (0..20).map(|_| {
                let alive = census.enter();
                async move {
                    let _alive = alive;
                    std::future::pending::<()>().await;
                }
            });
            let mut all = gather(children);
            assert!((&mut all).now_or_never().is_none());
        }
        alone().await;
        census.count()
    });
    assert_eq!(left, 0);
}
