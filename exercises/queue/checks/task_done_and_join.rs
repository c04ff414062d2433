use std::time::Duration;

use event_loop::{sleep, spawn};
use tasks::create_named_task;
use transcript::say;

use super::Jobs;

#[test]
fn everybody_who_joins_is_back_in_the_turn_after_the_last_mark() {
    let run = fixtures::run(async {
        let jobs = Jobs::default();
        jobs.put(1);
        say!("in work: {}", jobs.get().await);
        let joiners = ["a", "b"].map(|name| create_named_task(name, join(name, jobs.clone())));
        sleep(Duration::ZERO).await;
        say!("marked: {:?}", jobs.task_done());
        for joiner in joiners {
            joiner.await.expect("it does not panic");
        }
        jobs.join().await;
        say!("main is back");
    });
    run.expect_timed(&[
        (0.0, "in work: 1"),
        (0.0, "marked: Ok(())"),
        (0.0, "a is back"),
        (0.0, "b is back"),
        (0.0, "main is back"),
    ]);
}

#[test]
fn join_does_not_wait_if_every_job_is_marked() {
    let run = fixtures::run(async {
        let jobs = Jobs::default();
        jobs.join().await;
        spawn(async { say!("another task") });
        jobs.put(1);
        assert_eq!(jobs.get().await, 1);
        say!("marked: {:?}", jobs.task_done());
        jobs.join().await;
        say!("back");
        sleep(Duration::ZERO).await;
    });
    run.expect_order(&["marked: Ok(())", "back", "another task"]);
}

#[test]
fn join_waits_for_the_work_and_not_for_an_empty_queue() {
    let run = fixtures::run(async {
        let jobs = Jobs::default();
        let workers = ["ann", "bob"].map(|name| create_named_task(name, work(name, jobs.clone())));
        for job in [3, 1, 4] {
            jobs.put(job);
        }
        jobs.join().await;
        say!("all are done");
        for worker in workers {
            worker.cancel();
            worker.await.expect_err("it was cancelled");
        }
    });
    run.expect_timed(&[
        (1.0, "bob is done with 1"),
        (3.0, "ann is done with 3"),
        (5.0, "bob is done with 4"),
        (5.0, "all are done"),
    ]);
}

#[test]
fn one_mark_too_many_is_an_error_and_changes_nothing() {
    let run = fixtures::run(async { mark_too_often(&Jobs::default()) });
    run.expect_order(&[
        "no job: Err(TooManyTaskDone)",
        "mark 1: Ok(())",
        "mark 2: Ok(())",
        "mark 3: Err(TooManyTaskDone)",
    ]);

    let joined = fixtures::run(async {
        let jobs = Jobs::default();
        mark_too_often(&jobs);
        jobs.join().await;
    });
    joined.expect_elapsed(Duration::ZERO);
}

#[test]
fn the_next_job_is_waited_for_again() {
    let run = fixtures::run(async {
        let jobs = Jobs::default();
        let worker = create_named_task("worker", work("eve", jobs.clone()));
        for job in [2, 3] {
            jobs.put(job);
            jobs.join().await;
            say!("joined");
        }
        worker.cancel();
        worker.await.expect_err("it was cancelled");
    });
    run.expect_timed(&[
        (2.0, "eve is done with 2"),
        (2.0, "joined"),
        (5.0, "eve is done with 3"),
        (5.0, "joined"),
    ]);
}

/// Two jobs, and four marks.
fn mark_too_often(jobs: &Jobs) {
    say!("no job: {:?}", jobs.task_done());
    jobs.put(7);
    jobs.put(8);
    for mark in 1..=3 {
        say!("mark {mark}: {:?}", jobs.task_done());
    }
}

async fn join(name: &str, jobs: Jobs) {
    jobs.join().await;
    say!("{name} is back");
}

/// Works as many seconds as the number of the job says.
async fn work(name: &str, jobs: Jobs) {
    loop {
        let job = jobs.get().await;
        sleep(Duration::from_secs(job.into())).await;
        say!("{name} is done with {job}");
        jobs.task_done().expect("the job was put");
    }
}
