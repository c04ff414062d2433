//! The rules of asyncio's `gather`. Each test names the CPython tests with the
//! same rule.

use std::future::{pending, ready};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

use event_loop::{all_tasks, record, sleep};
use futures::FutureExt;
use gather::{gather, try_gather};
use kit::{OnDrop, after, ms, one_turn};
use tasks::{TaskError, create_task};
use transcript::say;

/// CPython: tasks.GatherTestsBase.test_success.
#[test]
fn values_stand_in_argument_order_once_the_last_child_is_done() {
    let (values, transcript) = record(async {
        let all = create_task(gather([after(20, 'a'), after(10, 'b'), after(30, 'c')]));
        sleep(ms(25)).await;
        assert!(!all.done());
        all.await.unwrap()
    });
    assert_eq!(values, ['a', 'b', 'c']);
    assert_eq!(transcript.elapsed(), ms(30));
}

#[test]
fn children_start_in_argument_order_in_the_turn_after_the_call() {
    let (_, transcript) = record(async {
        let all = gather([1, 2, 3].map(|number| async move { say!("{number}") }));
        say!("called");
        all.await;
    });
    assert_eq!(transcript.lines(), ["called", "1", "2", "3"]);
}

/// CPython: tasks.GatherTestsBase.test_result_exception_success.
#[test]
fn both_forms_give_the_same_values_when_all_succeed() {
    let children = || [after(20, Ok::<_, String>(1)), after(10, Ok(2))];
    let (plain, _) = record(async move { gather(children()).await });
    assert_eq!(plain, [Ok(1), Ok(2)]);
    let (tried, _) = record(async move { try_gather(children()).await });
    assert_eq!(tried, Ok(vec![1, 2]));
}

/// CPython: tasks.GatherTestsBase.test_one_exception.
#[test]
fn the_first_error_comes_at_once_and_the_others_run_on() {
    let (_, transcript) = record(async {
        let children = [(1, 10), (2, 20), (3, 30), (4, 40)].map(|(number, millis)| async move {
            after(millis, ()).await;
            say!("{number} ends");
            if number % 2 == 0 { Err(number) } else { Ok(number) }
        });
        assert_eq!(try_gather(children).await, Err(2));
        say!("raised");
        sleep(ms(30)).await;
    });
    let expected = [(10, "1 ends"), (20, "2 ends"), (20, "raised"), (30, "3 ends"), (40, "4 ends")];
    assert_eq!(transcript.timed(), expected.map(|(at, line)| (ms(at), line.to_owned())));
}

#[test]
fn the_first_error_is_first_in_time_and_not_in_the_list() {
    let (first, transcript) =
        record(async { try_gather([after(20, Err::<(), _>('a')), after(10, Err('b'))]).await });
    assert_eq!((first, transcript.leftovers().len()), (Err('b'), 1));
}

#[test]
fn a_gather_that_gave_its_error_cancels_nobody_when_it_is_dropped() {
    let (left, _) = record(async {
        let mut all = try_gather([after(10, Err('a')), after(20, Ok('b'))]);
        assert_eq!((&mut all).await, Err('a'));
        drop(all);
        one_turn().await;
        all_tasks().len()
    });
    assert_eq!(left, 2, "main and b");
}

/// CPython: tasks.GatherTestsBase.test_return_exceptions.
#[test]
fn a_gather_of_results_waits_for_all_and_keeps_errors_in_their_places() {
    let (results, transcript) = record(async {
        let children =
            [after(30, Ok(3)), after(10, Ok(1)), after(20, Err("zero")), after(40, Err("late"))];
        gather(children).await
    });
    assert_eq!(results, [Ok(3), Ok(1), Err("zero"), Err("late")]);
    assert_eq!(transcript.elapsed(), ms(40));
}

/// CPython: tasks.FutureGatherTests.test_constructor_empty_sequence_use_running_loop.
#[test]
fn a_gather_of_nothing_is_done_at_once() {
    record(async {
        let none: [std::future::Ready<u32>; 0] = [];
        assert_eq!(gather(none).now_or_never(), Some(vec![]));
        let none: [std::future::Ready<Result<u32, ()>>; 0] = [];
        assert_eq!(try_gather(none).now_or_never(), Some(Ok(vec![])));
    });
}

/// CPython: tasks.FutureGatherTests.test_constructor_homogenous_futures.
/// CPython: tasks.CoroutineGatherTests.test_duplicate_coroutines.
#[test]
fn a_shared_coroutine_runs_once_and_gives_its_value_at_every_place() {
    let (_, transcript) = record(async {
        let shared = async {
            say!("runs");
            after(10, 'a').await
        }
        .boxed()
        .shared();
        let other = gather([shared.clone()]);
        let more = gather([shared.clone(), after(20, 'b').boxed().shared(), shared]);
        assert_eq!(more.await, ['a', 'b', 'a']);
        assert_eq!(other.await, ['a']);
    });
    assert_eq!(transcript.lines(), ["runs"]);
}

/// CPython: tasks.FutureGatherTests.test_result_exception_one_cancellation.
#[test]
fn a_gather_of_handles_keeps_values_errors_and_cancellations_in_their_places() {
    let (results, _) = record(async {
        let value = create_task(after(10, Ok(1)));
        let error = create_task(after(10, Err("zero")));
        let cancelled = create_task(pending());
        let panicked = create_task(async { panic!("broken") });
        cancelled.cancel();
        gather([value, error, cancelled, panicked]).await
    });
    let panicked = Err(TaskError::Panicked("broken".to_owned()));
    assert_eq!(results, [Ok(Ok(1)), Ok(Err("zero")), Err(TaskError::Cancelled), panicked]);
}

/// CPython: tasks.CoroutineGatherTests.test_constructor_without_loop.
#[test]
fn outside_a_loop_the_call_panics() {
    let panic = catch_unwind(|| drop(gather([ready(1)]))).unwrap_err();
    let message = transcript::panic_message(&*panic);
    assert!(message.starts_with("no running event loop"), "{message}");
}

/// CPython: tasks.CoroutineGatherTests.test_cancellation_broadcast.
#[test]
fn cancelling_the_awaiter_stops_it_and_then_every_child_in_argument_order() {
    let (_, transcript) = record(async {
        let children = [1, 2].map(|number| async move {
            let _gone = OnDrop(|| say!("{number} dropped"));
            pending::<()>().await;
        });
        let outer = create_task(async move {
            let _gone = OnDrop(|| say!("0 dropped"));
            gather(children).await;
            say!("not reached");
        });
        sleep(ms(10)).await;
        assert!(outer.cancel());
        assert_eq!(outer.await, Err(TaskError::Cancelled));
        one_turn().await;
        assert_eq!(all_tasks().len(), 1, "main alone");
    });
    assert_eq!(transcript.lines(), ["0 dropped", "1 dropped", "2 dropped"]);
}

/// CPython: tasks.BaseTaskTests.test_gather_shield.
#[test]
fn cancelling_a_gather_of_handles_leaves_what_is_behind_them_running() {
    let (_, transcript) = record(async {
        let behind = [1, 2].map(|number| {
            create_task(async move {
                sleep(ms(10)).await;
                say!("{number} ran to its end");
            })
        });
        let all = create_task(gather(behind));
        one_turn().await;
        assert!(all.cancel());
        assert_eq!(all.await, Err(TaskError::Cancelled));
        one_turn().await;
        assert_eq!(all_tasks().len(), 3, "main and what is behind");
        sleep(ms(20)).await;
    });
    assert_eq!(transcript.lines(), ["1 ran to its end", "2 ran to its end"]);
}

/// CPython: tasks.BaseTaskTests.test_cancel_gather_1.
#[test]
fn once_its_task_has_ended_cancelling_a_gather_is_refused() {
    record(async {
        let all = create_task(gather([after(10, 42)]));
        sleep(ms(20)).await;
        assert!(!all.cancel());
        assert_eq!(all.await, Ok(vec![42]));
    });
}

#[test]
fn awaiting_by_reference_loses_nothing() {
    let (values, transcript) = record(async {
        let mut all = gather([after(20, 1), after(30, 2)]);
        for _ in 0..3 {
            assert_eq!((&mut all).now_or_never(), None);
            sleep(ms(5)).await;
        }
        all.await
    });
    assert_eq!((values, transcript.elapsed()), (vec![1, 2], ms(30)));
}

#[test]
fn a_panic_of_a_child_carries_on_at_once_and_stops_the_others() {
    let (_, transcript) = record(async {
        let children = [1, 2, 3].map(|number| async move {
            after(number * 10, ()).await;
            assert!(number != 2, "broken");
            say!("{number} ends");
        });
        let all = create_task(gather(children));
        assert_eq!(all.await, Err(TaskError::Panicked("broken".to_owned())));
        say!("the panic is here");
        one_turn().await;
        assert_eq!(all_tasks().len(), 1, "main alone");
    });
    let expected = [(10, "1 ends"), (20, "the panic is here")];
    assert_eq!(transcript.timed(), expected.map(|(at, line)| (ms(at), line.to_owned())));
}

#[test]
fn a_panic_in_try_gather_carries_on_too() {
    let (result, _) = record(async {
        let children = [1, 2].map(|number| async move {
            assert!(number != 2, "broken");
            after(10, Ok::<_, String>(number)).await
        });
        let all = try_gather(children);
        AssertUnwindSafe(all).catch_unwind().await.unwrap_err().downcast::<String>().unwrap()
    });
    assert_eq!(*result, "broken");
}

#[test]
fn a_child_that_somebody_else_cancels_has_no_value_and_ends_the_call() {
    let (result, _) = record(async {
        let all = create_task(gather([after(10, 1), after(20, 2)]));
        one_turn().await;
        all_tasks()[2].cancel();
        all.await
    });
    let message = "a child of `gather` was cancelled by somebody else".to_owned();
    assert_eq!(result, Err(TaskError::Panicked(message)));
}

#[test]
fn the_awaiter_is_polled_once_when_all_are_done() {
    let polls = Arc::new(Mutex::new(0));
    let counted = polls.clone();
    record(async move {
        let mut all = gather((0..10).map(|number| after(number * 10, number)));
        std::future::poll_fn(|cx| {
            *counted.lock().unwrap() += 1;
            all.poll_unpin(cx)
        })
        .await
    });
    assert_eq!(*polls.lock().unwrap(), 2, "once to wait, once to go on");
}

#[test]
fn a_gather_may_be_a_child_of_a_gather() {
    let (values, _) = record(async {
        let inner = |n| gather([after(20, n), after(10, n + 1)]);
        gather([inner(1), inner(3)]).await
    });
    assert_eq!(values, [[1, 2], [3, 4]]);
}
