//! The rules of asyncio's `wait`. Each test names the CPython tests with the same
//! rule.

use std::time::Duration;

use event_loop::{call_soon, now, record, sleep};
use kit::{ms, one_turn};
use tasks::{Task, TaskError, create_named_task, create_task};
use transcript::say;
use wait::wait;

/// A task that sleeps so long, and is named and worth as many milliseconds.
pub(crate) fn sleeper(after: u64) -> Task<u64> {
    create_named_task(&format!("{after}"), async move {
        sleep(ms(after)).await;
        after
    })
}

/// A task that takes so many turns.
pub(crate) fn turns(count: u64) -> Task<u64> {
    create_named_task(&format!("{count}"), async move {
        for _ in 0..count {
            one_turn().await;
        }
        count
    })
}

type Answer = Result<(), &'static str>;

fn answer(after: u64, answer: Answer) -> Task<Answer> {
    create_named_task(&format!("{after}"), async move {
        sleep(ms(after)).await;
        answer
    })
}

pub(crate) fn names<T>(tasks: &[Task<T>]) -> Vec<String> {
    tasks.iter().map(Task::name).collect()
}

/// CPython: tasks.BaseTaskTests.test_wait.
#[test]
fn all_are_done_when_the_last_one_is_and_asking_again_takes_no_time() {
    let (_, transcript) = record(async {
        let (done, pending) = wait([sleeper(100), sleeper(150)]).await;
        assert_eq!((names(&done), now()), (vec!["100".into(), "150".into()], ms(150)));
        assert!(pending.is_empty());

        let (done, pending) = wait(done).await;
        assert_eq!((names(&done), now()), (vec!["100".into(), "150".into()], ms(150)));
        assert!(pending.is_empty());
        for task in done {
            assert_eq!(task.name(), task.await.unwrap().to_string());
        }
    });
    assert_eq!(transcript.elapsed(), ms(150));
}

/// CPython: tasks.BaseTaskTests.test_wait_first_completed.
#[test]
fn the_first_completed_one_ends_the_wait_and_the_other_runs_on() {
    record(async {
        let (done, pending) = wait([sleeper(10_000), sleeper(100)]).first_completed().await;
        assert_eq!((names(&done), names(&pending)), (vec!["100".into()], vec!["10000".into()]));
        assert_eq!(now(), ms(100));

        let [long] = pending.try_into().unwrap();
        assert_eq!(long.await, Ok(10_000));
        assert_eq!(now(), ms(10_000));
    });
}

/// CPython: tasks.BaseTaskTests.test_wait_really_done.
#[test]
fn what_is_done_by_the_waiters_turn_is_in_done() {
    record(async {
        let (done, pending) = wait([0, 1, 2, 3].map(turns)).first_completed().await;
        assert_eq!(names(&done), ["0", "1"]);
        assert_eq!(names(&pending), ["2", "3"]);
    });
}

/// CPython: tasks.BaseTaskTests.test_wait_first_exception_in_wait.
#[test]
fn a_failure_ends_a_wait_for_the_first_exception() {
    record(async {
        let tasks = [answer(10_000, Ok(())), answer(10, Err("no")), answer(5, Ok(()))];
        let (done, pending) = wait(tasks).first_exception().await;
        assert_eq!(
            (names(&done), names(&pending)),
            (vec!["10".into(), "5".into()], vec!["10000".into()])
        );
        assert_eq!(now(), ms(10));
        assert_eq!(done[0].result(), Some(&Ok(Err("no"))));
        assert!(!pending[0].done());
    });
}

#[test]
fn a_panic_is_an_exception_and_a_cancelled_task_is_none() {
    record(async {
        let panics = create_named_task("panics", async {
            sleep(ms(20)).await;
            panic!("no");
        });
        let cut = answer(10_000, Ok(()));
        cut.cancel();
        let (done, pending) = wait([cut, panics, answer(30, Ok(()))]).first_exception().await;
        assert_eq!(names(&done), ["10000", "panics"]);
        assert_eq!(names(&pending), ["30"]);
        assert_eq!(now(), ms(20));
        assert!(done[0].cancelled());
        assert_eq!(done[1].result(), Some(&Err(TaskError::Panicked("no".to_owned()))));
    });
}

#[test]
fn without_an_exception_the_wait_for_the_first_ends_when_all_are_done() {
    record(async {
        let (done, pending) =
            wait([10, 20].map(|after| answer(after, Ok(())))).first_exception().await;
        assert_eq!(
            (names(&done), pending.len(), now()),
            (vec!["10".into(), "20".into()], 0, ms(20))
        );
    });
}

#[test]
fn a_task_that_had_failed_before_ends_the_wait_at_once() {
    record(async {
        let failed = answer(10, Err("no"));
        sleep(ms(20)).await;
        let (done, pending) = wait([answer(10_000, Ok(())), failed]).first_exception().await;
        assert_eq!((names(&done), pending.len(), now()), (vec!["10".into()], 1, ms(20)));
    });
}

/// CPython: tasks.BaseTaskTests.test_wait_with_exception.
#[test]
fn a_failed_task_does_not_end_the_wait_for_all_nor_does_it_fail() {
    record(async {
        let (done, pending) = wait([answer(100, Ok(())), answer(50, Err("no"))]).await;
        assert_eq!((done.len(), pending.len(), now()), (2, 0, ms(100)));
        let [fine, failed] = done.try_into().unwrap();
        assert_eq!((fine.await, failed.await), (Ok(Ok(())), Ok(Err("no"))));
    });
}

#[test]
fn a_panic_that_nobody_reads_is_still_reported_after_a_wait() {
    let (_, transcript) = record(async {
        event_loop::set_exception_handler(|report| say!("{report}"));
        let panics: Task<()> = create_named_task("panics", async { panic!("no") });
        let (done, _) = wait([panics]).await;
        say!("waited");
        drop(done);
    });
    let report = "Task exception was never retrieved: task panics: no";
    assert_eq!(transcript.lines(), ["waited", report]);
}

#[test]
fn a_panic_that_ended_a_wait_for_the_first_exception_counts_as_read() {
    let (_, transcript) = record(async {
        event_loop::set_exception_handler(|report| say!("{report}"));
        let panics = create_task(async { panic!("no") });
        let (done, _) = wait([panics, answer(10, Ok(()))]).first_exception().await;
        drop(done);
        say!("dropped");
    });
    assert_eq!(transcript.lines(), ["dropped"]);
}

/// CPython: tasks.BaseTaskTests.test_wait_with_timeout.
#[test]
fn when_the_time_is_up_what_is_not_done_is_pending_and_runs_on() {
    record(async {
        let (done, pending) = wait([sleeper(100), sleeper(150)]).timeout(ms(110)).await;
        assert_eq!((names(&done), names(&pending)), (vec!["100".into()], vec!["150".into()]));
        assert_eq!(now(), ms(110));
        let [late] = pending.try_into().unwrap();
        assert_eq!((late.await, now()), (Ok(150), ms(150)));
    });
}

/// CPython: tasks.BaseTaskTests.test_wait_concurrent_complete.
#[test]
fn a_task_that_ends_with_the_time_limit_is_done() {
    record(async {
        let tasks = [sleeper(150), sleeper(100)];
        // Their timers are set before the wait's own.
        one_turn().await;
        let (done, pending) = wait(tasks).timeout(ms(100)).await;
        assert_eq!((names(&done), names(&pending)), (vec!["100".into()], vec!["150".into()]));
        assert_eq!(now(), ms(100));
    });
}

#[test]
fn a_time_limit_of_nothing_gives_every_ready_task_its_turn() {
    record(async {
        let (done, pending) = wait([0, 1, 2].map(turns)).timeout(Duration::ZERO).await;
        assert_eq!(
            (names(&done), names(&pending)),
            (vec!["0".into(), "1".into()], vec!["2".into()])
        );
        assert_eq!(now(), Duration::ZERO);
    });
}

/// CPython: tasks.BaseTaskTests.test_wait_with_iterator_of_tasks.
/// CPython: py313:tasks.BaseTaskTests.test_wait_generator.
#[test]
fn tasks_may_come_from_a_lazy_iterator_and_keep_its_order() {
    record(async {
        let (done, pending) = wait((0..10).rev().map(|after| sleeper(10 * after))).await;
        let expected: Vec<_> = (0..10).rev().map(|after| format!("{}", 10 * after)).collect();
        assert_eq!((names(&done), pending.len()), (expected, 0));
    });
}

/// CPython: tasks.BaseTaskTests.test_yield_wait_does_not_shield_cancel.
#[test]
fn cancelling_the_waiter_leaves_the_tasks_running() {
    let (ended, transcript) = record(async {
        let waiter = create_task(async {
            let tasks = [100, 150].map(|after| {
                create_task(async move {
                    sleep(ms(after)).await;
                    say!("{after} ends");
                })
            });
            wait(tasks).await;
            say!("nobody gets here");
        });
        sleep(ms(10)).await;
        waiter.cancel();
        let ended = waiter.await;
        sleep(ms(200)).await;
        ended
    });
    assert_eq!(ended, Err(TaskError::Cancelled));
    let at = |after| (ms(after), format!("{after} ends"));
    assert_eq!(transcript.timed(), [at(100), at(150)]);
}

#[test]
fn no_tasks_at_all_are_two_empty_lists_at_once() {
    record(async {
        let limit = ms(100);
        let none = || wait(Vec::<Task<Answer>>::new());
        for empty in
            [none(), none().timeout(limit), none().first_completed(), none().first_exception()]
        {
            let (done, pending) = empty.await;
            assert_eq!((done.len(), pending.len(), now()), (0, 0, Duration::ZERO));
        }
    });
}

#[test]
fn the_waiter_goes_on_two_turns_after_the_last_task_has_ended() {
    let (_, transcript) = record(async {
        let task = turns(3);
        drop(create_task(async {
            for turn in 1..=7 {
                say!("turn {turn}");
                one_turn().await;
            }
        }));
        wait([task]).await;
        say!("waited");
        one_turn().await;
    });
    // It ends in turn 4, its callback runs behind turn 4, and `main` behind turn 5.
    assert_eq!(
        transcript.lines()[..7],
        ["turn 1", "turn 2", "turn 3", "turn 4", "turn 5", "waited", "turn 6"]
    );
}

/// In asyncio the wait's callback is the older one: `waited` comes before `mine`.
#[test]
fn a_done_callback_of_your_own_comes_before_the_bell_of_a_wait_for_the_first() {
    let (_, transcript) = record(async {
        let task = sleeper(10);
        let known = task.task_ref();
        drop(create_task(async move {
            known.add_done_callback(|_| drop(call_soon(|| say!("mine"))));
        }));
        wait([task]).first_completed().await;
        say!("waited");
        one_turn().await;
    });
    assert_eq!(transcript.lines(), ["mine", "waited"]);
}

/// In asyncio the timer of `timeout=0` comes behind the turn's others: `waited` comes
/// after `turn 2`.
#[test]
fn a_wait_of_no_time_keeps_its_place_in_line() {
    let (_, transcript) = record(async {
        drop(create_task(async {
            let never = create_task(std::future::pending::<()>());
            wait([never]).timeout(Duration::ZERO).await;
            say!("waited");
        }));
        let other = create_task(async {
            for turn in 0..4 {
                say!("turn {turn}");
                one_turn().await;
            }
        });
        other.await.unwrap();
    });
    assert_eq!(transcript.lines(), ["turn 0", "turn 1", "waited", "turn 2", "turn 3"]);
}
