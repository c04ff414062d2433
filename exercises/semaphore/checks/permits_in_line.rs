use std::future::poll_fn;
use std::task::Poll;
use std::time::Duration;

use event_loop::sleep;
use tasks::{Task, create_named_task};
use transcript::say;

use super::Permits;

#[test]
fn a_permit_goes_to_whoever_has_waited_longest() {
    let run = fixtures::run(async {
        let permits = Permits::new(2);
        drop(permits.acquire().await);
        let given = [("ann", 3), ("bob", 1), ("cyd", 1), ("dan", 2), ("eve", 2)];
        for task in given.map(|(name, seconds)| enter(name, seconds, &permits)) {
            task.await.expect("it does not panic");
        }
        let _both = [permits.acquire().await, permits.acquire().await];
        say!("both are free");
    });
    run.expect_timed(&[
        (0.0, "ann is in"),
        (0.0, "bob is in"),
        (1.0, "bob goes"),
        (1.0, "cyd is in"),
        (2.0, "cyd goes"),
        (2.0, "dan is in"),
        (3.0, "ann goes"),
        (3.0, "eve is in"),
        (4.0, "dan goes"),
        (5.0, "eve goes"),
        (5.0, "both are free"),
    ]);
}

#[test]
fn a_waiter_that_is_cancelled_leaves_the_line() {
    let run = fixtures::run(async {
        let permits = Permits::new(1);
        let mine = permits.acquire().await;
        let [fay, gus, lea, max] =
            ["fay", "gus", "lea", "max"].map(|name| enter(name, 1, &permits));
        sleep(Duration::from_secs(2)).await;
        for task in [fay, lea] {
            task.cancel();
            task.await.expect_err("it was cancelled");
        }
        sleep(Duration::from_secs(2)).await;
        say!("main goes");
        drop(mine);
        for task in [gus, max] {
            task.await.expect("it does not panic");
        }
    });
    run.expect_timed(&[
        (4.0, "main goes"),
        (4.0, "gus is in"),
        (5.0, "gus goes"),
        (5.0, "max is in"),
        (6.0, "max goes"),
    ]);
}

#[test]
fn a_waiter_that_was_called_and_is_cancelled_passes_its_turn_on() {
    let run = fixtures::run(async {
        let permits = Permits::new(1);
        let mine = permits.acquire().await;
        let [hal, ida] = ["hal", "ida"].map(|name| enter(name, 3, &permits));
        sleep(Duration::ZERO).await;
        drop(mine);
        hal.cancel();
        hal.await.expect_err("it was cancelled");
        ida.await.expect("it does not panic");
        enter("jan", 1, &permits).await.expect("it does not panic");
    });
    run.expect_timed(&[
        (0.0, "ida is in"),
        (3.0, "ida goes"),
        (3.0, "jan is in"),
        (4.0, "jan goes"),
    ]);
}

#[test]
fn nobody_overtakes_a_waiter_that_was_called() {
    let run = fixtures::run(async {
        let permits = Permits::new(1);
        let mine = permits.acquire().await;
        let kim = enter("kim", 2, &permits);
        sleep(Duration::ZERO).await;
        say!("main goes");
        drop(mine);
        let again = permits.acquire().await;
        say!("main is in again");
        drop(again);
        kim.await.expect("it does not panic");
    });
    run.expect_timed(&[
        (0.0, "main goes"),
        (0.0, "kim is in"),
        (2.0, "kim goes"),
        (2.0, "main is in again"),
    ]);
}

#[test]
fn whoever_waits_may_move_to_another_task() {
    let run = fixtures::run(async {
        let permits = Permits::new(1);
        let mine = permits.acquire().await;
        let others = permits.clone();
        let mut turn = Box::pin(async move { drop(others.acquire().await) });
        // Polled once in main, and then by a task with a waker of its own.
        poll_fn(|cx| Poll::Ready(turn.as_mut().poll(cx).is_ready())).await;
        let nia = create_named_task("nia", turn);
        sleep(Duration::from_secs(1)).await;
        drop(mine);
        nia.await.expect("it does not panic");
    });
    run.expect_elapsed(Duration::from_secs(1));
}

/// A task that waits for a permit and keeps it for some seconds.
fn enter(name: &'static str, seconds: u64, permits: &Permits) -> Task<()> {
    let permits = permits.clone();
    create_named_task(name, async move {
        let _permit = permits.acquire().await;
        say!("{name} is in");
        sleep(Duration::from_secs(seconds)).await;
        say!("{name} goes");
    })
}
