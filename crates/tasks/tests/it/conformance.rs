//! The rules of CPython's own tests, as far as they hold here. `taught.tsv` has
//! those that do not, and `differences.rs` pins what happens instead.

use std::future::pending;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use event_loop::{Runner, call_later, record, set_exception_handler, sleep};
use futures::FutureExt;
use futures::channel::oneshot;
use tasks::{Task, TaskError, all_tasks, create_named_task, create_task, current_task};
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

/// One turn for every task that is ready.
pub(crate) async fn turn() {
    sleep(Duration::ZERO).await;
}

/// Does something when it is dropped: the clean-up of a coroutine.
pub(crate) struct OnDrop<F: FnMut()>(pub(crate) F);

impl<F: FnMut()> Drop for OnDrop<F> {
    fn drop(&mut self) {
        self.0();
    }
}

/// Holds `value` until it is cancelled.
pub(crate) async fn holding<T>(value: T) {
    let _value = value;
    pending::<()>().await;
}

// Creating.

/// CPython: tasks.BaseTaskTests.test_bare_create_task.
/// CPython: tasks.BaseTaskTests.test_task_class.
#[test]
fn a_task_runs_its_coroutine_and_gives_the_value_to_whoever_awaits_it() {
    record(async {
        let mut task = create_task(async { "value" });
        assert!(!task.done());
        assert_eq!((&mut task).await, Ok("value"));
        assert!(task.done());
    });
}

/// CPython: tasks.BaseTaskTests.test_task_basics.
#[test]
fn a_coroutine_awaits_two_others_one_after_the_other_in_one_task() {
    async fn inner(number: u32) -> (u32, Option<u64>) {
        sleep(SECOND).await;
        (number, current_task().map(|task| task.id()))
    }
    let (values, run) =
        record(async { create_task(async { [inner(1).await, inner(2).await] }).await });
    assert_eq!(values, Ok([(1, Some(2)), (2, Some(2))]));
    assert_eq!(run.elapsed(), 2 * SECOND);
}

/// CPython: tasks.BaseTaskTests.test_ensure_future_coroutine.
/// CPython: futures.BaseFutureTests.test_constructor_without_loop.
#[test]
#[should_panic(expected = "no running event loop")]
fn a_task_needs_a_running_loop() {
    drop(create_task(async {}));
}

/// CPython: futures.BaseFutureTests.test_constructor_use_running_loop.
#[test]
#[expect(clippy::async_yields_async, reason = "the handle leaves its loop")]
fn a_task_belongs_to_the_loop_it_was_created_on() {
    let [mut here, mut there] = [(); 2].map(|()| Runner::new().virtual_clock());
    let task = here.run(async { create_named_task("task", pending::<()>()) });
    let names = async { all_tasks().iter().map(|task| task.name()).collect::<Vec<_>>() };
    assert_eq!(there.run(names), ["Task-1"]);
    let names = async { all_tasks().iter().map(|task| task.name()).collect::<Vec<_>>() };
    assert_eq!(here.run(names), ["task", "Task-3"]);
    assert!(!task.done());
}

/// CPython: base_events.BaseEventLoopTests.test_create_task_error_closes_coro.
#[test]
fn a_closed_loop_refuses_a_task_and_drops_its_coroutine() {
    let (refused, seen) = mpsc::channel();
    let reports = refused.clone();
    let mut runner = Runner::new().virtual_clock();
    runner.run(async move {
        set_exception_handler(move |report| reports.send(report.error.clone()).unwrap());
        let coroutine = OnDrop(move || refused.send(Some("dropped".to_owned())).unwrap());
        let mut coroutine = Some(async move { drop(coroutine) });
        // The loop takes a task that is created while it cancels. It is closed
        // when it drops that one.
        let last = OnDrop(move || drop(create_task(coroutine.take().unwrap())));
        let mut last = Some(holding(last));
        drop(create_task(holding(OnDrop(move || drop(create_task(last.take().unwrap()))))));
        turn().await;
    });
    runner.close();
    let refusal = "the event loop is closed: create the task before `run` returns";
    let seen: Vec<_> = seen.try_iter().flatten().collect();
    assert_eq!(seen, ["dropped", refusal]);
}

/// CPython: tasks.BaseTaskTests.test_coroutine_non_gen_function_return_future.
#[test]
#[expect(clippy::async_yields_async, reason = "that is the rule")]
fn a_coroutine_may_return_a_task_without_awaiting_it() {
    record(async {
        let outer = create_task(async { create_task(async { turn().await }) });
        let inner = outer.await.unwrap();
        assert!(!inner.done());
        assert_eq!(inner.await, Ok(()));
    });
}

/// CPython: pep492.CoroutineTests.test_async_def_coroutines.
#[test]
fn debug_mode_changes_no_result() {
    async fn inner() -> &'static str {
        turn().await;
        "spam"
    }
    for debug in [false, true] {
        let mut runner = Runner::new().virtual_clock().debug(debug);
        assert_eq!(runner.run(async { create_task(inner()).await }), Ok("spam"));
    }
}

// Names, and the running task.

/// CPython: tasks.BaseTaskTests.test_bare_create_named_task.
/// CPython: base_events.BaseEventLoopTests.test_create_named_task_with_default_factory.
#[test]
fn a_task_has_the_name_it_was_given() {
    record(async {
        let task = create_named_task("fetch", async { current_task().unwrap().name() });
        assert_eq!(task.name(), "fetch");
        assert_eq!(task.await.as_deref(), Ok("fetch"));
    });
}

/// CPython: tasks.BaseTaskTests.test_task_repr_autogenerated.
#[test]
fn automatic_names_count_up_in_creation_order() {
    record(async {
        let tasks = [(); 3].map(|()| create_task(async {}));
        assert_eq!(tasks.map(|task| task.name()), ["Task-2", "Task-3", "Task-4"]);
        assert_eq!(current_task().unwrap().name(), "Task-1");
    });
}

#[test]
fn a_new_name_is_seen_by_the_task_itself() {
    record(async {
        let task = create_task(async { current_task().unwrap().name() });
        task.set_name("renamed");
        assert_eq!(task.await.as_deref(), Ok("renamed"));
    });
}

/// CPython: tasks.BaseTaskTests.test_task_repr.
#[test]
fn the_text_form_of_a_task_has_its_name_and_its_state() {
    record(async {
        let value = create_named_task("value", async { 1 });
        let cancelled = create_named_task("sleepy", pending::<()>());
        let panicked = create_named_task("broken", async { panic!("Boom") });
        assert_eq!(format!("{value:?}"), "<Task \"value\" pending>");
        cancelled.cancel();
        turn().await;
        let [value, cancelled] = [format!("{value:?}"), format!("{cancelled:?}")];
        assert_eq!(value, "<Task \"value\" finished>");
        assert_eq!(cancelled, "<Task \"sleepy\" cancelled>");
        assert!(format!("{panicked:?}").starts_with("<Task \"broken\" panicked"));
        assert!(panicked.result().is_some());
    });
}

/// CPython: tasks.BaseTaskTests.test_current_task.
/// CPython: tasks.BaseCurrentLoopTests.test_current_task_no_running_loop.
/// CPython: tasks.BaseCurrentLoopTests.test_current_task_no_running_loop_implicit.
/// CPython: tasks.BaseCurrentLoopTests.test_current_task_with_implicit_loop.
#[test]
fn the_current_task_is_the_one_that_runs_and_none_outside_a_loop() {
    let id = || current_task().map(|task| task.id());
    assert_eq!(id(), None);
    record(async move {
        let task = create_task(async move {
            let before = id();
            turn().await;
            (before, id())
        });
        let expected = Some(task.id());
        assert_eq!(task.await, Ok((expected, expected)));
        assert_eq!(id(), Some(1));
    });
    assert_eq!(id(), None);
}

/// CPython: tasks.BaseTaskIntrospectionTests.test__register_task_3.
#[test]
fn all_tasks_lists_those_that_have_not_ended_in_creation_order() {
    record(async {
        let short = create_named_task("short", async {});
        let long = create_named_task("long", pending::<()>());
        let names = || all_tasks().iter().map(|task| task.name()).collect::<Vec<_>>();
        assert_eq!(names(), ["Task-1", "short", "long"]);
        turn().await;
        assert_eq!(names(), ["Task-1", "long"]);
        assert!(short.done() && !long.done());
    });
}

// Results.

/// CPython: futures.BaseFutureTests.test_initial_state.
#[test]
fn a_new_task_is_neither_done_nor_cancelled() {
    record(async {
        let task = create_task(pending::<()>());
        assert!(!task.done() && !task.cancelled());
        task.cancel();
        turn().await;
        assert!(task.done() && task.cancelled());
    });
}

/// CPython: futures.BaseFutureTests.test_result.
#[test]
fn a_result_is_none_until_the_task_has_returned_and_then_stays() {
    record(async {
        let task = create_task(async { 42 });
        assert_eq!(task.result(), None);
        turn().await;
        assert_eq!(task.result(), Some(&Ok(42)));
        assert_eq!(task.result(), Some(&Ok(42)), "read twice");
        assert!(task.done() && !task.cancelled());
        assert!(!task.cancel(), "too late");
        assert_eq!(task.await, Ok(42));
    });
}

/// CPython: futures.BaseFutureTests.test_exception.
#[test]
fn a_panic_is_none_until_it_has_happened_and_then_stays() {
    record(async {
        let task: Task<()> = create_task(async { panic!("boom") });
        let boom = Err(TaskError::Panicked("boom".to_owned()));
        assert_eq!(task.result(), None);
        turn().await;
        assert_eq!(task.result(), Some(&boom));
        assert!(task.done() && !task.cancelled());
        assert!(!task.cancel(), "too late");
        assert_eq!(task.await, boom);
    });
}

/// CPython: tasks.BaseTaskTests.test_step_result_future.
#[test]
fn an_awaiter_gets_the_very_object_that_was_sent() {
    record(async {
        let object = Arc::new("object");
        let (sender, receiver) = oneshot::channel();
        let task = create_task(receiver);
        turn().await;
        assert!(!task.done());
        sender.send(object.clone()).unwrap();
        let received = task.await.unwrap().unwrap();
        assert!(Arc::ptr_eq(&object, &received));
    });
}

/// A value has one owner. Who needs it twice shares the task.
///
/// CPython: futures.BaseFutureTests.test_yield_from_twice.
/// CPython: futures.BaseFutureTests.test_copy_state.
#[test]
fn a_shared_task_gives_its_result_to_everybody_again_and_again() {
    record(async {
        let value = create_task(async { 42 }).shared();
        assert_eq!(value.clone().await, Ok(42));
        assert_eq!(value.clone().now_or_never(), Some(Ok(42)), "without waiting");
        let copy = create_task(value);
        assert_eq!(copy.await, Ok(Ok(42)));

        let cancelled = create_task(pending::<()>());
        cancelled.cancel();
        let cancelled = cancelled.shared();
        assert_eq!(cancelled.clone().await, Err(TaskError::Cancelled));
        assert_eq!(cancelled.await, Err(TaskError::Cancelled));
    });
}

// Cancelling.

/// CPython: tasks.BaseTaskTests.test_cancel.
/// CPython: futures.BaseFutureTests.test_cancel.
/// CPython: tasks.BaseTaskTests.test_cancel_with_message_then_future_result.
/// CPython: tasks.BaseTaskTests.test_cancel_with_message_then_future_exception.
#[test]
fn a_cancelled_task_is_done_cancelled_and_has_that_as_its_result() {
    record(async {
        let task = create_task(sleep(10 * SECOND));
        turn().await;
        assert!(task.cancel());
        turn().await;
        assert!(task.done() && task.cancelled());
        assert_eq!(task.result(), Some(&Err(TaskError::Cancelled)));
        assert!(!task.cancel(), "it has ended");
        assert_eq!(task.await, Err(TaskError::Cancelled));
    });
}

/// There is no count of the requests: one is enough, and more change nothing.
///
/// CPython: tasks.BaseTaskTests.test_cancelling.
#[test]
fn cancel_is_accepted_until_the_task_has_ended() {
    record(async {
        let mut task = create_task(pending::<()>());
        turn().await;
        assert!(task.cancel());
        assert!(task.cancel(), "it has not had its turn yet");
        assert!(!task.done());
        assert_eq!((&mut task).await, Err(TaskError::Cancelled));
        assert!(!task.cancel());
    });
}

/// CPython: tasks.BaseTaskTests.test_cancel_with_message_before_starting_task.
#[test]
fn a_task_cancelled_before_its_first_step_never_runs() {
    let (result, run) = record(async {
        let task = create_task(async { say!("ran") });
        task.cancel();
        task.await
    });
    assert_eq!(result, Err(TaskError::Cancelled));
    assert!(run.lines().is_empty());
}

/// CPython: tasks.BaseTaskTests.test_cancel_yield.
#[test]
fn a_ready_task_that_is_cancelled_takes_no_further_step() {
    let (result, run) = record(async {
        let task = create_task(async {
            turn().await;
            say!("one step");
            turn().await;
            say!("never");
        });
        turn().await;
        turn().await;
        task.cancel();
        task.await
    });
    assert_eq!(result, Err(TaskError::Cancelled));
    assert_eq!(run.lines(), ["one step"]);
}

/// CPython: tasks.BaseTaskTests.test_task_cancel_sleeping_task.
#[test]
fn a_timer_that_cancels_a_sleeper_ends_the_wait_for_it_at_the_timers_time() {
    let (result, run) = record(async {
        let sleeper = create_task(sleep(10_000 * SECOND));
        let reference = all_tasks().pop().unwrap();
        call_later(SECOND, move || assert!(reference.cancel()));
        sleeper.await
    });
    assert_eq!(result, Err(TaskError::Cancelled));
    assert_eq!(run.elapsed(), SECOND);
}

/// CPython: events.EventLoopTestsMixin.test_prompt_cancellation.
#[test]
fn a_task_that_waits_for_nothing_ends_in_the_turn_after_its_cancel() {
    let ((), run) = record(async {
        let task = create_task(pending::<()>());
        sleep(SECOND).await;
        task.cancel();
        turn().await;
        assert!(task.cancelled());
    });
    assert_eq!(run.elapsed(), SECOND);
}

#[test]
fn tasks_are_dropped_in_the_order_of_the_cancel_calls() {
    let ((), run) = record(async {
        let tasks =
            ["a", "b", "c"].map(|name| create_task(holding(OnDrop(move || say!("{name}")))));
        turn().await;
        for place in [2, 0, 1] {
            tasks[place].cancel();
        }
        say!("asked");
        turn().await;
    });
    assert_eq!(run.lines(), ["asked", "c", "a", "b"]);
}

/// CPython: tasks.BaseTaskTests.test_task_cancel_waiter_future.
#[test]
fn cancelling_a_task_drops_the_future_it_awaits() {
    record(async {
        let (sender, receiver) = oneshot::channel::<()>();
        let task = create_task(receiver);
        turn().await;
        task.cancel();
        assert!(!sender.is_canceled(), "not at once");
        turn().await;
        assert!(sender.is_canceled());
        assert!(task.cancelled());
    });
}

/// Clean-up is what a frame sees of a cancellation. No frame can keep it away.
///
/// CPython: tasks.BaseTaskTests.test_yield_future_passes_cancel.
#[test]
fn a_chain_of_awaits_is_cleaned_up_from_the_inside_out() {
    async fn outer() {
        let _clean_up = OnDrop(|| say!("outer"));
        holding(OnDrop(|| say!("inner"))).await;
        say!("never");
    }
    let (result, run) = record(async {
        let task = create_task(outer());
        turn().await;
        task.cancel();
        task.await
    });
    assert_eq!(result, Err(TaskError::Cancelled));
    assert_eq!(run.lines(), ["inner", "outer"]);
}

/// CPython: tasks.BaseTaskTests.test_cancel_both_task_and_inner_future.
#[test]
fn a_task_cancelled_together_with_the_task_it_awaits_ends_once() {
    let (result, run) = record(async {
        let inner = create_task(pending::<()>());
        let inner_reference = all_tasks().pop().unwrap();
        let outer = create_task(inner);
        outer.add_done_callback(|ending| say!("{ending:?}"));
        turn().await;
        inner_reference.cancel();
        outer.cancel();
        let result = outer.await;
        turn().await;
        result
    });
    assert_eq!(result, Err(TaskError::Cancelled));
    assert_eq!(run.lines(), ["Err(Cancelled)"]);
}

/// CPython: futures.BaseFutureTests.test_set_result_unless_cancelled.
#[test]
fn a_timer_that_comes_too_late_for_a_cancelled_task_leaves_it_cancelled() {
    let ((), run) = record(async {
        let (sender, receiver) = oneshot::channel();
        let task = create_task(receiver);
        call_later(SECOND, move || say!("{:?}", sender.send("too late")));
        turn().await;
        task.cancel();
        sleep(2 * SECOND).await;
        assert!(task.cancelled());
    });
    assert_eq!(run.lines(), ["Err(\"too late\")"]);
}

// Done callbacks.

/// CPython: futures.BaseFutureDoneCallbackTests.test_callbacks_invoked_on_set_result.
#[test]
fn callbacks_run_in_the_turn_after_the_task_ended_in_the_order_they_were_added() {
    let ((), run) = record(async {
        let task = create_task(async { say!("the task ends") });
        for number in 1..=3 {
            task.add_done_callback(move |ending| say!("{number} {ending:?}"));
        }
        let neighbour = create_task(async { say!("a task of the same turn") });
        neighbour.await.unwrap();
        turn().await;
    });
    let (calls, told) = (&run.lines()[..2], &run.lines()[2..]);
    assert_eq!(calls, ["the task ends", "a task of the same turn"]);
    assert_eq!(told, ["1 Ok(())", "2 Ok(())", "3 Ok(())"]);
}

/// CPython: futures.BaseFutureDoneCallbackTests.test_callbacks_invoked_on_set_exception.
#[test]
fn callbacks_run_in_the_turn_after_a_panic_too() {
    let ((), run) = record(async {
        let task: Task<()> = create_task(async { panic!("boom") });
        for number in 1..=2 {
            task.add_done_callback(move |ending| say!("{number} {ending:?}"));
        }
        let neighbour = create_task(async { say!("a task of the same turn") });
        neighbour.await.unwrap();
        turn().await;
        assert!(task.result().is_some());
    });
    let told = [1, 2].map(|number| format!("{number} Err(Panicked(\"boom\"))"));
    assert_eq!(run.lines(), ["a task of the same turn", &told[0], &told[1]]);
}

#[test]
fn a_callback_added_to_an_ended_task_runs_in_the_next_turn() {
    let ((), run) = record(async {
        let task = create_task(async {});
        turn().await;
        task.add_done_callback(|_| say!("called"));
        say!("added");
        turn().await;
    });
    assert_eq!(run.lines(), ["added", "called"]);
}

/// CPython: futures.BaseFutureDoneCallbackTests.test_callbacks_remove_first_callback.
/// CPython: futures.BaseFutureDoneCallbackTests.test_callbacks_remove_first_and_second_callback.
/// CPython: futures.BaseFutureDoneCallbackTests.test_callbacks_remove_third_callback.
#[test]
fn removed_callbacks_are_not_called_and_the_others_keep_their_order() {
    fn called_without(removed: &'static [usize]) -> Vec<String> {
        let ((), run) = record(async move {
            let task = create_task(async {});
            let numbers = [0, 1, 2].map(|place| task.add_done_callback(move |_| say!("{place}")));
            for &place in removed {
                assert!(task.remove_done_callback(numbers[place]));
                assert!(!task.remove_done_callback(numbers[place]), "it is gone");
            }
            turn().await;
            turn().await;
        });
        run.lines()
    }
    assert_eq!(called_without(&[0]), ["1", "2"]);
    assert_eq!(called_without(&[0, 1]), ["2"]);
    assert_eq!(called_without(&[2]), ["0", "1"]);
}

/// The same function added twice is two callbacks with two numbers.
///
/// CPython: futures.BaseFutureDoneCallbackTests.test_remove_done_callback.
#[test]
fn a_callback_that_was_added_twice_is_removed_twice() {
    let ((), run) = record(async {
        let task = create_task(async {});
        let numbers = [(); 3].map(|()| task.add_done_callback(|_| say!("called")));
        assert!(!task.remove_done_callback(99), "there is no such number");
        assert!(task.remove_done_callback(numbers[0]));
        assert!(task.remove_done_callback(numbers[2]));
        turn().await;
        turn().await;
    });
    assert_eq!(run.lines(), ["called"]);
}

/// CPython: futures.BaseFutureDoneCallbackTests.test_schedule_callbacks_list_mutation_1.
#[test]
fn removing_a_callback_that_is_already_on_its_way_does_no_harm() {
    let ((), run) = record(async {
        let task = create_task(async {});
        let reference = all_tasks().pop().unwrap();
        task.add_done_callback(move |_| say!("removed: {}", reference.remove_done_callback(2)));
        assert_eq!(task.add_done_callback(|_| say!("called")), 2);
        turn().await;
        turn().await;
    });
    assert_eq!(run.lines(), ["removed: false", "called"]);
}

// Two loops.

/// Not an error here: a handle does not care who awaits it.
///
/// CPython: tasks.BaseTaskTests.test_other_loop_future.
#[test]
#[expect(clippy::async_yields_async, reason = "the handle leaves its loop")]
fn a_handle_may_be_awaited_on_another_loop() {
    let (give, take) = oneshot::channel();
    let mut here = Runner::new().virtual_clock();
    let task = here.run(async { create_task(take) });
    give.send(42).unwrap();
    let there = std::thread::spawn(|| Runner::new().run(task));
    here.run(turn());
    assert_eq!(there.join().unwrap(), Ok(Ok(42)));
}
