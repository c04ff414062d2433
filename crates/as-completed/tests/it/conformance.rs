//! The rules of asyncio's `as_completed`. Each test names the CPython tests with
//! the same rule.

use std::future::{Ready, pending, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use as_completed::{TimeoutError, as_completed};
use event_loop::{all_tasks, current_task, record, sleep};
use futures::stream::FuturesUnordered;
use futures::{FutureExt, Stream, StreamExt};
use kit::{after, ms, one_turn};
use tasks::{TaskError, create_task};
use tokio::sync::Mutex;
use transcript::say;

/// CPython: tasks.BaseTaskTests.test_as_completed.
#[test]
fn the_long_sleeper_comes_last_and_the_others_as_they_end() {
    let (values, transcript) = record(async {
        let mut values = as_completed([after(100, 'c'), after(20, 'b'), after(10, 'a')]);
        let mut timed = Vec::new();
        while let Some(value) = values.next().await {
            timed.push((event_loop::now(), value));
        }
        timed
    });
    assert_eq!(values, [(ms(10), 'a'), (ms(20), 'b'), (ms(100), 'c')]);
    assert_eq!(transcript.elapsed(), ms(100));
}

#[test]
fn values_that_nobody_took_yet_wait_in_completion_order() {
    let (values, _) = record(async {
        let values = as_completed([after(30, 'c'), after(10, 'a'), after(20, 'b')]);
        sleep(ms(50)).await;
        values.collect::<Vec<_>>().await
    });
    assert_eq!(values, ['a', 'b', 'c']);
}

/// Why `as_completed` does not use it.
#[test]
fn futures_unordered_gives_early_values_in_argument_order() {
    let (values, _) = record(async {
        let children = [after(30, 'c'), after(10, 'a'), after(20, 'b')].map(create_task);
        let values: FuturesUnordered<_> = children.into_iter().collect();
        sleep(ms(50)).await;
        values.map(Result::unwrap).collect::<Vec<_>>().await
    });
    assert_eq!(values, ['c', 'a', 'b']);
}

#[test]
fn children_of_one_turn_come_in_the_order_in_which_they_ended() {
    let (values, _) = record(async {
        let turns = [3, 1, 2, 1];
        let children = turns.into_iter().enumerate().map(|(number, turns)| async move {
            for _ in 0..turns {
                one_turn().await;
            }
            number
        });
        as_completed(children).collect::<Vec<_>>().await
    });
    assert_eq!(values, [1, 3, 2, 0]);
}

#[test]
fn children_start_in_argument_order_in_the_turn_after_the_call() {
    let (_, transcript) = record(async {
        let values = as_completed([1, 2, 3].map(|number| async move { say!("{number}") }));
        say!("called");
        assert_eq!(values.count().await, 3);
    });
    assert_eq!(transcript.lines(), ["called", "1", "2", "3"]);
}

#[test]
fn nothing_in_is_nothing_out() {
    let none: [Ready<u32>; 0] = [];
    record(async {
        let mut values = as_completed(none.clone());
        assert_eq!(values.next().now_or_never(), Some(None));
        let mut values = as_completed(none).timeout(ms(10));
        assert_eq!(values.next().now_or_never(), Some(None));
    });
}

#[test]
fn after_the_last_value_the_stream_stays_at_its_end() {
    record(async {
        let mut values = as_completed([after(10, 1)]);
        assert_eq!(
            (values.next().await, values.next().await, values.next().await),
            (Some(1), None, None)
        );
        let mut values = as_completed([after(10, 1)]).timeout(ms(5));
        assert_eq!(values.next().await, Some(Err(TimeoutError)));
        assert_eq!((values.next().await, values.next().await), (None, None));
    });
}

/// CPython: tasks.BaseTaskTests.test_as_completed_with_timeout.
#[test]
fn a_timeout_between_two_children_gives_a_value_and_an_error() {
    let (results, transcript) = record(async {
        let mut values = as_completed([after(100, 'a'), after(150, 'b')]).timeout(ms(120));
        let first = values.next().await;
        let time_of_first = event_loop::now();
        (time_of_first, first, values.next().await, values.next().await)
    });
    assert_eq!(results, (ms(100), Some(Ok('a')), Some(Err(TimeoutError)), None));
    assert_eq!(transcript.elapsed(), ms(120));
}

#[test]
fn a_timeout_cancels_nobody_and_gives_an_error_for_each_child_that_was_not_served() {
    let (results, transcript) = record(async {
        let children = [(1, 30), (2, 10), (3, 40)].map(|(number, millis)| async move {
            after(millis, ()).await;
            say!("{number} ended");
            number
        });
        let mut values = as_completed(children).timeout(ms(20));
        let results: Vec<_> = values.by_ref().collect().await;
        say!("over");
        sleep(ms(30)).await;
        results
    });
    assert_eq!(results, [Ok(2), Err(TimeoutError), Err(TimeoutError)]);
    let expected = [(10, "2 ended"), (20, "over"), (30, "1 ended"), (40, "3 ended")];
    assert_eq!(transcript.timed(), expected.map(|(at, line)| (ms(at), line.to_owned())));
}

#[test]
fn what_arrived_in_time_is_a_value_however_late_it_is_taken() {
    let (results, _) = record(async {
        let children = [after(10, 'a'), after(15, 'b'), after(30, 'c'), after(99, 'd')];
        let values = as_completed(children).timeout(ms(20));
        sleep(ms(50)).await;
        values.collect::<Vec<_>>().await
    });
    assert_eq!(results, [Ok('a'), Ok('b'), Err(TimeoutError), Err(TimeoutError)]);
}

#[test]
fn what_arrives_at_the_limit_is_too_late_taken_at_once_or_later() {
    for late in [0, 30] {
        let (results, _) = record(async move {
            let values = as_completed([after(20, 'a'), after(19, 'b')]).timeout(ms(20));
            sleep(ms(late)).await;
            values.collect::<Vec<_>>().await
        });
        assert_eq!(results, [Ok('b'), Err(TimeoutError)], "taken after {late} ms");
    }
}

/// CPython: tasks.BaseTaskTests.test_as_completed_with_unused_timeout.
#[test]
fn a_timeout_that_is_not_reached_has_no_effect_and_leaves_no_timer() {
    let (results, transcript) = record(async {
        let results = as_completed([after(10, 'a')]).timeout(ms(1000)).collect::<Vec<_>>().await;
        assert_eq!(all_tasks().len(), 1, "main alone: nobody keeps the time");
        results
    });
    assert_eq!(results, [Ok('a')]);
    assert_eq!(transcript.elapsed(), ms(10));
}

/// CPython: tasks.BaseTaskTests.test_as_completed_concurrent.
#[test]
fn tasks_that_share_the_stream_get_different_values() {
    let (values, _) = record(async {
        let values = Arc::new(Mutex::new(as_completed([after(20, 2), after(10, 1)])));
        let takers = [(); 2].map(|()| {
            let values = values.clone();
            create_task(async move { values.lock().await.next().await })
        });
        let [first, second] = takers;
        (first.await, second.await)
    });
    assert_eq!(values, (Ok(Some(1)), Ok(Some(2))));
}

/// CPython: tasks.BaseTaskTests.test_as_completed_coroutine_without_loop.
#[test]
fn outside_a_loop_the_call_panics() {
    let panic = catch_unwind(|| drop(as_completed([ready(1)]))).unwrap_err();
    let message = transcript::panic_message(&*panic);
    assert!(message.starts_with("no running event loop"), "{message}");
}

/// CPython: tasks.BaseTaskTests.test_as_completed_coroutine_use_running_loop.
#[test]
fn each_coroutine_is_a_task_of_the_running_loop() {
    let (names, _) = record(async {
        let own_name = |()| async { current_task().unwrap().name() };
        let names = as_completed([(), ()].map(own_name));
        assert_eq!(all_tasks().len(), 3);
        names.collect::<Vec<_>>().await
    });
    assert_eq!(names, ["Task-2", "Task-3"]);
}

/// CPython: py313:tasks.BaseTaskTests.test_as_completed_same_tasks_in_as_out.
#[test]
fn a_value_is_matched_to_its_task_by_the_name_that_comes_with_it() {
    let (ends, _) = record(async {
        let fetches = [("news", create_task(after(20, 1))), ("mail", create_task(pending()))];
        fetches[1].1.cancel();
        let named = fetches.map(|(name, task)| async move { (name, task.await) });
        as_completed(named).collect::<Vec<_>>().await
    });
    assert_eq!(ends, [("mail", Err(TaskError::Cancelled)), ("news", Ok(1))]);
}

#[test]
fn a_panic_carries_on_in_its_turn_and_the_rest_can_still_be_taken() {
    let (message, _) = record(async {
        let children = [1, 2, 3].map(|number| async move {
            after(number * 10, ()).await;
            assert!(number != 2, "broken {number}");
            number
        });
        let mut values = as_completed(children);
        assert_eq!(values.next().await, Some(1));
        let panic = AssertUnwindSafe(values.next()).catch_unwind().await.unwrap_err();
        assert_eq!((values.next().await, values.next().await), (Some(3), None));
        transcript::panic_message(&*panic)
    });
    assert_eq!(message, "broken 2");
}

#[test]
fn a_child_that_somebody_else_cancels_is_passed_over() {
    let (values, _) = record(async {
        let mut values = as_completed([after(10, 1), after(20, 2), after(30, 3)]);
        one_turn().await;
        for child in &all_tasks()[1..3] {
            child.cancel();
        }
        let given = values.by_ref().collect::<Vec<_>>().await;
        (given, values.size_hint())
    });
    assert_eq!(values, (vec![3], (0, Some(0))), "and nobody waits for it any more");
}

#[test]
fn the_size_hint_counts_down_what_may_still_come() {
    record(async {
        let mut values = as_completed([after(10, 1), after(20, 2)]);
        assert_eq!(values.size_hint(), (0, Some(2)));
        let _ = values.next().await;
        assert_eq!(values.size_hint(), (0, Some(1)));
        let _ = (values.next().await, values.next().await);
        assert_eq!(values.size_hint(), (0, Some(0)));
    });
}
