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
        let paid = call(&pool, "payment", 4003);
        let listed = call(&pool, "list", 2000);
        sleep(Duration::from_secs(1)).await;
        paid.cancel();
        let is_cancelled = paid.await.is_err();
        say!("nobody waits for the payment");
        (is_cancelled, listed.await.expect("it is not cancelled"))
    });
    run.expect_timed(&[
        (1.0, "nobody waits for the payment"),
        (4.003, "  payment is done"),
        (6.003, "  list is done"),
    ]);
    run.expect_value(&(true, 2000));
    run.expect_no_leaks();
}

#[test]
fn a_call_that_was_cancelled_in_line_is_never_made() {
    let run = fixtures::run(async {
        let pool = Pool::new(1);
        let calls =
            [("a", 3007), ("b", 7000), ("c", 1000)].map(|(name, millis)| call(&pool, name, millis));
        sleep(Duration::from_secs(2)).await;
        calls[1].cancel();
        let mut sum = 0;
        for call in calls {
            sum += call.await.unwrap_or_default();
        }
        sum
    });
    run.expect_timed(&[(3.007, "  a is done"), (4.007, "  c is done")]);
    run.expect_value(&4007);
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
        let given = [("users", 3007), ("books", 5000), ("loans", 1000), ("fines", 4000)];
        gather(given.map(|(name, millis)| ask(pool.clone(), name, millis))).await
    });
    run.expect_timed(&[
        (3.007, "  users is done"),
        (4.007, "  loans is done"),
        (5.0, "  books is done"),
        (8.007, "  fines is done"),
    ]);
    run.expect_value(&vec![3007, 5000, 1000, 4000]);
    run.expect_no_leaks();
}

fn call(pool: &Pool, name: &'static str, millis: u64) -> Task<u64> {
    create_task(ask(pool.clone(), name, millis))
}

/// A call that takes so many milliseconds, and returns them. They are odd, so that
/// nobody who looks again and again finds a free thread at the right moment by chance.
async fn ask(pool: Pool, name: &'static str, millis: u64) -> u64 {
    let query = move || {
        blocking_sleep(Duration::from_millis(millis));
        say!("  {name} is done");
        millis
    };
    pool.call(query).await
}
