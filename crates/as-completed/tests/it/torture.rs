//! No value is lost and no child is left behind, wherever a wait is cut short.

use std::time::Duration;

use as_completed::as_completed;
use event_loop::{Runner, all_tasks, record, sleep};
use futures::{FutureExt, StreamExt};
use kit::{Census, after, alone, ms, one_turn};
use tasks::{TaskError, create_task};

#[test]
fn a_stream_dropped_at_any_moment_leaves_no_child_and_no_value() {
    for limit in [15, 1000] {
        for millis in [0, 5, 10, 15, 20, 25, 35] {
            record(async move {
                let census = Census::default();
                let children = [10, 20, 30].map(|millis| after(millis, census.enter()));
                let mut values = as_completed(children).timeout(ms(limit));
                if millis > 0 {
                    assert!(values.next().now_or_never().is_none());
                }
                sleep(ms(millis)).await;
                drop(values);
                one_turn().await;
                assert_eq!((census.count(), all_tasks().len()), (0, 1), "{millis} of {limit} ms");
            });
        }
    }
}

#[test]
fn a_next_dropped_while_it_waits_or_after_it_was_woken_loses_no_value() {
    let (values, transcript) = record(async {
        let mut values = as_completed([after(15, 2), after(5, 1), after(25, 3)]);
        let mut taken = Vec::new();
        for _ in 0..3 {
            let mut next = values.next();
            assert!((&mut next).now_or_never().is_none());
            drop(next);
            let mut next = Box::pin(values.next());
            assert!(next.as_mut().now_or_never().is_none());
            sleep(ms(10)).await;
            drop(next);
            taken.push(values.next().now_or_never());
        }
        taken
    });
    assert_eq!(values, [Some(Some(1)), Some(Some(2)), Some(Some(3))]);
    assert_eq!(transcript.elapsed(), ms(30));
}

#[test]
fn a_task_cancelled_in_its_loop_takes_its_children_with_it() {
    for millis in [0, 5, 10, 15, 20, 25] {
        record(async move {
            let census = Census::default();
            let mut values = as_completed([10, 20, 30].map(|ms| after(ms, census.enter())));
            let task = create_task(async move { while values.next().await.is_some() {} });
            sleep(ms(millis)).await;
            task.cancel();
            assert_eq!(task.await, Err(TaskError::Cancelled));
            one_turn().await;
            assert_eq!((census.count(), all_tasks().len()), (0, 1), "after {millis} ms");
        });
    }
}

#[test]
fn a_panic_in_the_loop_stops_the_other_children() {
    let (_, transcript) = record(async {
        let children = [1, 2, 3].map(|number| async move {
            after(number * 10, ()).await;
            assert!(number != 1, "broken");
        });
        let all = create_task(as_completed(children).count());
        assert_eq!(all.await, Err(TaskError::Panicked("broken".to_owned())));
        one_turn().await;
    });
    assert_eq!(transcript.elapsed(), ms(10));
    assert!(transcript.leftovers().is_empty());
}

/// Children of one call, each created, giving way, sending and received: 100,000
/// operations in all.
const CHILDREN: usize = 2_500;
const CALLS: usize = 10;

/// How often a call of few children is made.
const FEWER: usize = 100;

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_every_value_arrives_once_and_no_child_is_left() {
    let wrong = Runner::new().threads(4).run(async {
        let mut wrong = 0;
        for _ in 0..CALLS {
            let children = (0..CHILDREN).map(|number| async move {
                one_turn().await;
                number
            });
            let mut values: Vec<_> = as_completed(children).collect().await;
            values.sort_unstable();
            wrong += usize::from(!values.into_iter().eq(0..CHILDREN));
        }
        alone().await;
        wrong
    });
    assert_eq!(wrong, 0);
}

#[test]
#[ignore = "100,000 operations: `cargo test -- --ignored on_four_threads`"]
fn on_four_threads_a_dropped_stream_stops_every_child_and_keeps_no_value() {
    let left = Runner::new().threads(4).run(async {
        let census = Census::default();
        for call in 0..FEWER {
            let children = (0..20).map(|number| {
                let value = census.enter();
                async move {
                    if number >= 10 {
                        sleep(Duration::from_secs(3600)).await;
                    }
                    value
                }
            });
            let mut values = as_completed(children);
            for _ in 0..call % 10 {
                let _ = values.next().await;
            }
        }
        alone().await;
        census.count()
    });
    assert_eq!(left, 0);
}
