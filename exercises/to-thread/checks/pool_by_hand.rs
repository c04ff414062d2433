use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use tasks::{Task, create_task};
use to_thread::blocking_sleep;
use transcript::say;

use super::Pool;

#[test]
fn a_call_at_work_holds_its_place_after_its_wait_was_cancelled() {
    let run = fixtures::run(async {
        let pool = Pool::new(1);
        let paid = call(&pool, "payment", 4);
        let listed = call(&pool, "list", 2);
        sleep(Duration::from_secs(1)).await;
        paid.cancel();
        let is_cancelled = paid.await.is_err();
        say!("nobody waits for the payment");
        (is_cancelled, listed.await.expect("it is not cancelled"))
    });
    run.expect_timed(&[
        (1.0, "nobody waits for the payment"),
        (4.0, "  payment is done"),
        (6.0, "  list is done"),
    ]);
    run.expect_value(&(true, 2));
    run.expect_no_leaks();
}

#[test]
fn a_call_that_was_cancelled_in_line_is_never_made() {
    let run = fixtures::run(async {
        let pool = Pool::new(1);
        let calls = [("a", 3), ("b", 7), ("c", 1)].map(|(name, takes)| call(&pool, name, takes));
        sleep(Duration::from_secs(2)).await;
        calls[1].cancel();
        let mut sum = 0;
        for call in calls {
            sum += call.await.unwrap_or_default();
        }
        sum
    });
    run.expect_timed(&[(3.0, "  a is done"), (4.0, "  c is done")]);
    run.expect_value(&4);
    run.expect_no_leaks();
}

#[test]
fn a_call_that_panics_gives_its_place_back() {
    let run = fixtures::run_with_panics(async {
        let pool = Pool::new(1);
        let other = pool.clone();
        let fails = create_task(async move { other.call(|| panic!("no such table")).await });
        let error: Result<(), _> = fails.await;
        (error.is_err(), pool.call(|| 7).await)
    });
    run.expect_value(&(true, 7));
    run.expect_no_leaks();
}

#[test]
fn calls_beyond_the_limit_stand_in_line() {
    let run = fixtures::run(async {
        let pool = Pool::new(2);
        let given = [("users", 3), ("books", 5), ("loans", 1), ("fines", 4)];
        gather(given.map(|(name, takes)| ask(pool.clone(), name, takes))).await
    });
    run.expect_timed(&[
        (3.0, "  users is done"),
        (4.0, "  loans is done"),
        (5.0, "  books is done"),
        (8.0, "  fines is done"),
    ]);
    run.expect_value(&vec![3, 5, 1, 4]);
    run.expect_no_leaks();
}

fn call(pool: &Pool, name: &'static str, takes: u64) -> Task<u64> {
    create_task(ask(pool.clone(), name, takes))
}

/// A call that takes so many seconds, and returns them.
async fn ask(pool: Pool, name: &'static str, takes: u64) -> u64 {
    let query = move || {
        blocking_sleep(Duration::from_secs(takes));
        say!("  {name} is done");
        takes
    };
    pool.call(query).await
}
