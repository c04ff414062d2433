//! The rules of asyncio's barriers. Each test names the CPython tests with the
//! same rule.

use std::panic::catch_unwind;

use event_loop::{all_tasks, record};
use kit::one_turn;
use locks::{Barrier, BrokenBarrier};
use tasks::{Task, TaskError, create_task};

type Passed = Result<usize, BrokenBarrier>;

fn start(barrier: &Barrier) -> Task<Passed> {
    let barrier = barrier.clone();
    create_task(async move { barrier.wait().await })
}

fn start_many(count: usize, barrier: &Barrier) -> Vec<Task<Passed>> {
    (0..count).map(|_| start(barrier)).collect()
}

async fn results(tasks: Vec<Task<Passed>>) -> Vec<Passed> {
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

fn indices(range: std::ops::Range<usize>) -> Vec<Passed> {
    range.map(Ok).collect()
}

/// The name of the phase, out of the debug form.
fn phase(barrier: &Barrier) -> String {
    let text = format!("{barrier:?}");
    let (_, rest) = text.split_once("phase: ").unwrap();
    rest.split(',').next().unwrap().to_owned()
}

/// CPython: locks.BarrierTests.test_repr.
#[test]
fn the_debug_form_names_the_phase_and_counts_those_inside() {
    record(async {
        let barrier = Barrier::new(2);
        assert_eq!(format!("{barrier:?}"), "Barrier { parties: 2, phase: Filling, inside: 0 }");
        let waiting = start(&barrier);
        one_turn().await;
        assert_eq!(format!("{barrier:?}"), "Barrier { parties: 2, phase: Filling, inside: 1 }");
        barrier.reset();
        assert_eq!(phase(&barrier), "Resetting");
        assert_eq!(waiting.await, Ok(Err(BrokenBarrier)));
        assert_eq!(phase(&barrier), "Filling");
        barrier.abort();
        assert_eq!((phase(&barrier), barrier.broken()), ("Broken".to_owned(), true));
        barrier.reset();
        assert!(!barrier.broken());
    });
}

/// CPython: locks.BarrierTests.test_barrier_parties.
#[test]
fn a_barrier_for_nobody_is_refused() {
    assert!(catch_unwind(|| Barrier::new(0)).is_err());
    assert_eq!(Barrier::new(2).parties(), 2);
}

/// CPython: locks.BarrierTests.test_context_manager.
#[test]
fn each_gets_an_index_of_its_own_and_nobody_waits_afterwards() {
    record(async {
        let barrier = Barrier::new(3);
        let passed = results(start_many(3, &barrier)).await;
        assert_eq!(passed, indices(0..3));
        assert_eq!((barrier.n_waiting(), barrier.broken()), (0, false));
    });
}

/// CPython: locks.BarrierTests.test_filling_one_task.
#[test]
fn a_barrier_for_one_lets_its_task_through_at_once() {
    use futures::FutureExt;
    let barrier = Barrier::new(1);
    for _ in 0..3 {
        assert_eq!(barrier.wait().now_or_never(), Some(Ok(0)));
    }
    assert_eq!(phase(&barrier), "Filling");
}

/// CPython: locks.BarrierTests.test_filling_task_by_task.
#[test]
fn the_count_goes_up_task_by_task_and_back_to_nothing() {
    record(async {
        let barrier = Barrier::new(3);
        let mut tasks = Vec::new();
        for waiting in [1, 2, 0] {
            tasks.push(start(&barrier));
            one_turn().await;
            assert_eq!(barrier.n_waiting(), waiting);
        }
        assert_eq!(results(tasks).await, indices(0..3));
    });
}

/// CPython: locks.BarrierTests.test_filling_tasks_wait_twice.
/// CPython: locks.BarrierTests.test_filling_tasks_check_return_value.
#[test]
fn the_same_tasks_pass_twice_and_get_all_indices_each_time() {
    record(async {
        let barrier = Barrier::new(4);
        let tasks: Vec<_> = (0..4)
            .map(|_| {
                let barrier = barrier.clone();
                create_task(async move { (barrier.wait().await, barrier.wait().await) })
            })
            .collect();
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for task in tasks {
            let passed = task.await.unwrap();
            first.push(passed.0);
            second.push(passed.1);
        }
        second.sort_by_key(|passed| passed.unwrap());
        assert_eq!((first, second), (indices(0..4), indices(0..4)));
        assert_eq!(barrier.n_waiting(), 0);
    });
}

/// CPython: locks.BarrierTests.test_draining_state.
#[test]
fn the_barrier_drains_until_the_last_has_left() {
    record(async {
        let barrier = Barrier::new(3);
        let tasks: Vec<_> = (0..3)
            .map(|_| {
                let barrier = barrier.clone();
                create_task(async move {
                    barrier.wait().await.unwrap();
                    phase(&barrier)
                })
            })
            .collect();
        let mut phases = Vec::new();
        for task in tasks {
            phases.push(task.await.unwrap());
        }
        assert_eq!(phases, ["Draining", "Filling", "Draining"], "the third left first");
    });
}

/// CPython: locks.BarrierTests.test_filling_tasks_cancel_one.
#[test]
fn a_cancelled_waiter_does_not_count() {
    record(async {
        let barrier = Barrier::new(3);
        let mut tasks = start_many(2, &barrier);
        one_turn().await;
        let cancelled = tasks.remove(0);
        cancelled.cancel();
        assert_eq!(cancelled.await, Err(TaskError::Cancelled));
        assert_eq!(barrier.n_waiting(), 1);

        tasks.push(start(&barrier));
        one_turn().await;
        assert_eq!(barrier.n_waiting(), 2, "one more is needed");
        tasks.push(start(&barrier));
        assert!(results(tasks).await.iter().all(Passed::is_ok));
        assert_eq!(barrier.n_waiting(), 0);
    });
}

/// CPython: locks.BarrierTests.test_reset_barrier.
#[test]
fn a_reset_while_nobody_waits_changes_nothing() {
    record(async {
        let barrier = Barrier::new(1);
        barrier.reset();
        assert_eq!((barrier.n_waiting(), barrier.broken()), (0, false));
        assert_eq!(barrier.wait().await, Ok(0));
    });
}

/// CPython: locks.BarrierTests.test_reset_barrier_while_tasks_waiting.
#[test]
fn a_reset_sends_those_who_wait_away_and_the_barrier_is_usable_again() {
    record(async {
        let barrier = Barrier::new(3);
        let tasks = start_many(2, &barrier);
        one_turn().await;
        barrier.reset();
        assert_eq!(results(tasks).await, [Err(BrokenBarrier); 2]);
        assert_eq!((barrier.n_waiting(), barrier.broken()), (0, false));
        assert_eq!(results(start_many(3, &barrier)).await, indices(0..3));
    });
}

/// What somebody does who is through while others are still inside.
#[derive(Clone, Copy)]
enum Then {
    Reset,
    Abort,
}

/// Passes and does it at once, if this is the one with that index.
fn start_and_then(barrier: &Barrier, chosen: usize, then: Then) -> Task<Passed> {
    let barrier = barrier.clone();
    create_task(async move {
        let index = barrier.wait().await?;
        if index == chosen {
            match then {
                Then::Reset => barrier.reset(),
                Then::Abort => barrier.abort(),
            }
        }
        Ok(index)
    })
}

fn many_and_then(barrier: &Barrier, chosen: usize, then: Then) -> Vec<Task<Passed>> {
    (0..barrier.parties()).map(|_| start_and_then(barrier, chosen, then)).collect()
}

/// CPython: locks.BarrierTests.test_reset_barrier_when_tasks_half_draining.
#[test]
fn a_reset_in_the_middle_of_leaving_breaks_only_those_still_inside() {
    record(async {
        let barrier = Barrier::new(4);
        // 3 leaves first, then 0, 1 and 2.
        let passed = results(many_and_then(&barrier, 0, Then::Reset)).await;
        assert_eq!(passed, [Ok(0), Err(BrokenBarrier), Err(BrokenBarrier), Ok(3)]);
        assert_eq!((phase(&barrier), barrier.broken()), ("Filling".to_owned(), false));
    });
}

/// CPython: locks.BarrierTests.test_reset_barrier_when_tasks_half_draining_half_blocking.
#[test]
fn a_reset_leaves_those_alone_who_wait_for_the_next_round() {
    record(async {
        let barrier = Barrier::new(4);
        let round = many_and_then(&barrier, 0, Then::Reset);
        let held_back = start_many(2, &barrier);
        let passed = results(round).await;
        assert_eq!(passed, [Ok(0), Err(BrokenBarrier), Err(BrokenBarrier), Ok(3)]);
        one_turn().await;
        assert_eq!(barrier.n_waiting(), 2);
        let mut next = held_back;
        next.extend(start_many(2, &barrier));
        assert_eq!(results(next).await, indices(0..4));
    });
}

/// CPython: locks.BarrierTests.test_reset_barrier_while_tasks_waiting_and_waiting_again.
#[test]
fn those_thrown_out_by_a_reset_may_wait_again_at_once() {
    record(async {
        let barrier = Barrier::new(3);
        let again: Vec<_> = (0..2)
            .map(|_| {
                let barrier = barrier.clone();
                create_task(async move {
                    assert_eq!(barrier.wait().await, Err(BrokenBarrier));
                    barrier.wait().await
                })
            })
            .collect();
        one_turn().await;
        barrier.reset();
        let newcomer = start(&barrier);
        let mut passed = results(again.into_iter().chain([newcomer]).collect()).await;
        passed.sort_by_key(|passed| passed.unwrap());
        assert_eq!(passed, indices(0..3));
        assert_eq!((barrier.n_waiting(), barrier.broken()), (0, false));
    });
}

/// CPython: locks.BarrierTests.test_reset_barrier_while_tasks_draining.
#[test]
fn a_reset_by_the_last_to_leave_breaks_nobody() {
    record(async {
        let barrier = Barrier::new(4);
        let passed = results(many_and_then(&barrier, 2, Then::Reset)).await;
        assert_eq!(passed, indices(0..4));
        for _ in 0..2 {
            assert_eq!(results(start_many(4, &barrier)).await, indices(0..4));
        }
    });
}

/// CPython: locks.BarrierTests.test_abort_barrier.
#[test]
fn an_aborted_barrier_is_broken_and_refuses_everybody() {
    record(async {
        let barrier = Barrier::new(2);
        barrier.abort();
        assert_eq!((barrier.n_waiting(), barrier.broken()), (0, true));
        assert_eq!(barrier.wait().await, Err(BrokenBarrier));
    });
}

/// CPython: locks.BarrierTests.test_abort_barrier_when_tasks_half_draining_half_blocking.
#[test]
fn an_abort_breaks_those_who_leave_and_those_held_back() {
    record(async {
        let barrier = Barrier::new(4);
        let round = many_and_then(&barrier, 0, Then::Abort);
        let held_back = start_many(2, &barrier);
        let passed = results(round).await;
        assert_eq!(passed, [Ok(0), Err(BrokenBarrier), Err(BrokenBarrier), Ok(3)]);
        assert_eq!(results(held_back).await, [Err(BrokenBarrier); 2]);
        assert_eq!((barrier.n_waiting(), barrier.broken()), (0, true));
    });
}

/// CPython: locks.BarrierTests.test_abort_barrier_when_exception_then_resetting.
#[test]
fn a_reset_after_an_abort_makes_the_barrier_usable_again() {
    record(async {
        let barrier = Barrier::new(3);
        let tasks = start_many(2, &barrier);
        one_turn().await;
        barrier.abort();
        assert_eq!(results(tasks).await, [Err(BrokenBarrier); 2]);
        barrier.reset();
        assert!(!barrier.broken());
        assert_eq!(results(start_many(3, &barrier)).await, indices(0..3));
        assert_eq!(all_tasks().len(), 1, "main alone");
    });
}
