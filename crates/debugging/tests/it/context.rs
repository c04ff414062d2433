//! The rules of `contextvars`, in the form they have here: `tokio::task_local!`.
//! Each test names the CPython tests with the same rule, which are rows of the
//! topic `context`.

use std::cell::Cell;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use event_loop::{Runner, record};
use futures::future::join_all;
use gather::gather;
use tasks::create_task;

use kit::one_turn;

tokio::task_local! {
    /// A value of the task's own.
    static OWN: Cell<u32>;
    /// A value that several tasks may have in common.
    static SHARED: Arc<AtomicU32>;
}

/// Changes the task's own value and reads it once others have run.
async fn change(value: u32) -> u32 {
    OWN.with(|own| own.set(value));
    one_turn().await;
    OWN.with(Cell::get)
}

/// CPython: tasks.BaseTaskTests.test_context_1.
/// CPython: py313:eager_task_factory.EagerTaskFactoryLoopTests.test_context_vars.
#[test]
fn a_child_gets_a_copy_if_it_is_given_one_and_its_change_stays_its_own() {
    record(OWN.scope(Cell::new(1), async {
        let copy = Cell::new(OWN.with(Cell::get));
        let child = create_task(OWN.scope(copy, async { (OWN.with(Cell::get), change(3).await) }));
        OWN.with(|own| own.set(2));
        assert_eq!(child.await, Ok((1, 3)));
        assert_eq!(OWN.with(Cell::get), 2);
        let forgotten = create_task(async { OWN.try_with(Cell::get).ok() });
        assert_eq!(forgotten.await, Ok(None), "nothing is inherited");
    }));
}

/// CPython: tasks.BaseTaskTests.test_context_2.
#[test]
fn a_done_callback_has_no_context_and_the_task_keeps_its_own() {
    record(OWN.scope(Cell::new(1), async {
        let (tell, told) = std::sync::mpsc::channel();
        let child = create_task(OWN.scope(Cell::new(2), change(3)));
        child.add_done_callback(move |_| tell.send(OWN.try_with(Cell::get).ok()).unwrap());
        assert_eq!(child.await, Ok(3));
        one_turn().await;
        assert_eq!(told.try_recv(), Ok(None));
        assert_eq!(OWN.with(Cell::get), 1);
    }));
}

/// CPython: tasks.BaseTaskTests.test_context_3.
#[test]
fn a_hundred_tasks_that_take_turns_each_keep_their_own_value() {
    record(async {
        let tasks = (0..100).map(|value| create_task(OWN.scope(Cell::new(0), change(value))));
        let values = join_all(tasks.collect::<Vec<_>>()).await;
        assert!(values.into_iter().eq((0..100).map(Ok)));
    });
}

/// CPython: context.DecimalContextTest.test_asyncio_task_decimal_context.
#[test]
fn two_gathered_coroutines_keep_their_values_across_an_await() {
    record(async {
        let changes = [5, 2].map(|value| OWN.scope(Cell::new(0), change(value)));
        assert_eq!(gather(changes).await, [5, 2]);
    });
}

/// Adds one to the value in common; gives what it was.
async fn count() -> u32 {
    SHARED.with(|shared| shared.fetch_add(1, Ordering::Relaxed))
}

/// CPython: tasks.BaseTaskTests.test_context_4.
/// CPython: tasks.BaseTaskTests.test_context_5.
/// CPython: tasks.BaseTaskTests.test_context_6.
/// CPython: taskgroups.TestTaskGroup.test_taskgroup_task_context.
#[test]
fn two_tasks_that_are_given_the_same_context_see_each_others_changes() {
    record(async {
        let shared = Arc::new(AtomicU32::new(1));
        for before in [1, 2] {
            let task = create_task(SHARED.scope(shared.clone(), count()));
            assert_eq!(task.await, Ok(before));
        }
        assert_eq!(shared.load(Ordering::Relaxed), 3);
    });
}

/// CPython: runners.RunnerTests.test_run_keeps_context.
#[test]
fn two_runs_that_are_given_the_same_context_share_it() {
    let shared = Arc::new(AtomicU32::new(1));
    let mut runner = Runner::new().virtual_clock();
    let counted = [(); 2].map(|()| runner.run(SHARED.scope(shared.clone(), count())));
    assert_eq!(counted, [1, 2]);
}
