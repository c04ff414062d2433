use std::future::pending;
use std::time::Duration;

use event_loop::sleep;
use locks::Lock;
use queue::Queue;
use tasks::create_named_task;

use super::{stuck, watch};

const SECOND: Duration = Duration::from_secs(1);

#[test]
fn who_is_woken_again_and_again_is_not_stuck_however_old() {
    let run = fixtures::run(async {
        let beat = create_named_task("beat", beat());
        let fetch = create_named_task("fetch", sleep(30 * SECOND));
        sleep(10 * SECOND).await;
        let order = create_named_task("order", pending::<()>());
        let named = watch(5 * SECOND).await;
        drop((beat, fetch, order));
        named
    });
    run.expect_value(&names(&[("fetch", 11)]));
    run.expect_elapsed(11 * SECOND);
}

#[test]
fn a_task_waits_since_it_was_woken_last() {
    let run = fixtures::run(async {
        let order = create_named_task("order", async {
            sleep(4 * SECOND).await;
            pending::<()>().await;
        });
        let named = watch(5 * SECOND).await;
        sleep(2 * SECOND).await;
        let later = stuck(5 * SECOND);
        drop(order);
        [named, later]
    });
    run.expect_value(&[names(&[("order", 5)]), names(&[("order", 7)])]);
}

#[test]
fn they_are_named_as_they_were_created_whoever_waits_longest() {
    let run = fixtures::run(async {
        let order = create_named_task("order", async {
            sleep(2 * SECOND).await;
            pending::<()>().await;
        });
        let stock = create_named_task("stock", pending::<()>());
        sleep(9 * SECOND).await;
        let named = stuck(5 * SECOND);
        drop((order, stock));
        named
    });
    run.expect_value(&names(&[("order", 7), ("stock", 9)]));
}

#[test]
fn two_that_wait_for_each_other_are_named_and_later_who_waits_for_them() {
    let run = fixtures::run(async {
        let (cash, bank) = (Lock::new(), Lock::new());
        let pay = create_named_task("pay", transfer(cash.clone(), bank.clone()));
        let lend = create_named_task("lend", transfer(bank, cash));
        sleep(2 * SECOND).await;
        let close = create_named_task("close", async { drop((pay.await, lend.await)) });
        let named = watch(3 * SECOND).await;
        sleep(SECOND).await;
        let later = stuck(3 * SECOND);
        drop(close);
        [named, later]
    });
    let (pair, all) = ([("pay", 3), ("lend", 3)], [("pay", 4), ("lend", 4), ("close", 3)]);
    run.expect_value(&[names(&pair), names(&all)]);
}

#[test]
fn who_is_in_line_does_not_wait() {
    let run = fixtures::run(async {
        let queue = Queue::new(0);
        let getter = queue.clone();
        let work = create_named_task("work", async move { getter.get().await });
        sleep(8 * SECOND).await;
        let before = stuck(8 * SECOND);
        queue.put_nowait(1).expect("there is room");
        let new = create_named_task("new", async {});
        let after = stuck(Duration::ZERO);
        drop((work, new));
        [before, after]
    });
    run.expect_value(&[names(&[("work", 8)]), Vec::new()]);
}

async fn beat() {
    loop {
        sleep(SECOND).await;
    }
}

/// Takes the one lock, and a second later the other.
async fn transfer(from: Lock, to: Lock) {
    let from = from.acquire().await;
    sleep(SECOND).await;
    let to = to.acquire().await;
    drop((from, to));
}

fn names(named: &[(&str, u32)]) -> Vec<(String, Duration)> {
    named.iter().map(|&(name, seconds)| (name.to_owned(), seconds * SECOND)).collect()
}
