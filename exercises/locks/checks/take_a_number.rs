use std::time::Duration;

use event_loop::{sleep, spawn};
use tasks::create_named_task;
use transcript::say;

use super::Counter;

#[test]
fn a_free_counter_is_taken_at_once() {
    let run = fixtures::run(async {
        let counter = Counter::default();
        spawn(async { say!("another task") });
        drop(counter.acquire().await);
        drop(counter.acquire().await);
        say!("twice");
        sleep(Duration::ZERO).await;
    });
    run.expect_order(&["twice", "another task"]);
}

#[test]
fn first_come_first_served_one_at_a_time() {
    let run = fixtures::run(office(&[("ann", &[2]), ("bob", &[1]), ("cleo", &[3])]));
    run.expect_timed(&[
        (0.0, "  ann's turn"),
        (2.0, "ann leaves"),
        (2.0, "  bob's turn"),
        (3.0, "bob leaves"),
        (3.0, "  cleo's turn"),
        (6.0, "cleo leaves"),
    ]);
    run.expect_value(&vec![2, 3, 6]);
}

#[test]
fn two_counters_know_nothing_of_each_other() {
    let run = fixtures::run(async {
        let (left, right) = (Counter::default(), Counter::default());
        let _left = left.acquire().await;
        drop(right.acquire().await);
        let same = create_named_task("same", visit("same", left.clone(), &[1]));
        sleep(Duration::from_secs(1)).await;
        same.done()
    });
    run.expect_value(&false);
}

#[test]
fn whoever_comes_back_stands_at_the_end() {
    let run = fixtures::run(office(&[("eve", &[1, 1]), ("finn", &[1, 1])]));
    run.expect_order(&[
        "  eve's turn",
        "eve leaves",
        "  finn's turn",
        "finn leaves",
        "  eve's turn",
        "eve leaves",
        "  finn's turn",
        "finn leaves",
    ]);
    run.expect_value(&vec![3, 4]);
}

#[test]
fn whoever_is_cancelled_at_the_counter_makes_room() {
    let run = fixtures::run(async {
        let counter = Counter::default();
        let slow = create_named_task("slow", visit("slow", counter.clone(), &[7200]));
        let next = create_named_task("next", visit("next", counter, &[1]));
        sleep(Duration::from_secs(3600)).await;
        slow.cancel();
        next.await.expect("nobody cancels it")
    });
    run.expect_order(&["  slow's turn", "  next's turn", "next leaves"]);
    run.expect_value(&3601);
}

/// Each comes at once and needs the counter for these seconds, one visit after the
/// other. Returns when each has left for good.
async fn office(visitors: &[(&'static str, &'static [u64])]) -> Vec<u64> {
    let counter = Counter::default();
    let visits = visitors
        .iter()
        .map(|&(name, seconds)| create_named_task(name, visit(name, counter.clone(), seconds)));
    let mut left = Vec::new();
    for visit in visits.collect::<Vec<_>>() {
        left.push(visit.await.expect("nobody cancels it"));
    }
    left
}

async fn visit(name: &str, counter: Counter, seconds: &[u64]) -> u64 {
    for &seconds in seconds {
        let _guard = counter.acquire().await;
        say!("  {name}'s turn");
        sleep(Duration::from_secs(seconds)).await;
        say!("{name} leaves");
    }
    event_loop::now().as_secs()
}
