use std::time::Duration;

use event_loop::sleep;
use transcript::say;

use super::as_they_arrive;

#[test]
fn after_the_last_value_comes_none() {
    let run = fixtures::run(async {
        let mut none = as_they_arrive(Vec::<std::future::Ready<u32>>::new());
        // So long that nobody can look again and again until it is over.
        let mut one = as_they_arrive(vec![scan("plan", 7201, 12)]);
        [none.next().await, one.next().await, one.next().await, one.next().await]
    });
    run.expect_value(&[None, Some(12), None, None]);
    run.expect_elapsed(Duration::from_secs(7201));
}

#[test]
fn first_ready_is_first_out() {
    let run = fixtures::run(async {
        let mut sizes = as_they_arrive(vec![
            scan("map", 3, 40),
            scan("stamp", 1, 2),
            scan("poster", 5, 90),
            scan("letter", 2, 7),
        ]);
        while let Some(size) = sizes.next().await {
            say!("got {size}");
        }
    });
    run.expect_elapsed(Duration::from_secs(5));
    run.expect_timed(&[
        (1.0, "  stamp is scanned"),
        (1.0, "got 2"),
        (2.0, "  letter is scanned"),
        (2.0, "got 7"),
        (3.0, "  map is scanned"),
        (3.0, "got 40"),
        (5.0, "  poster is scanned"),
        (5.0, "got 90"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn the_work_goes_on_while_nobody_asks() {
    let run = fixtures::run(async {
        let mut sizes = as_they_arrive(vec![scan("coin", 4, 3), scan("book", 2, 70)]);
        sleep(Duration::from_secs(6)).await;
        say!("now");
        [sizes.next().await, sizes.next().await, sizes.next().await]
    });
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_timed(&[(2.0, "  book is scanned"), (4.0, "  coin is scanned"), (6.0, "now")]);
    run.expect_value(&[Some(70), Some(3), None]);
}

#[test]
fn who_is_left_behind_is_stopped() {
    let run = fixtures::run(async {
        let mut sizes = as_they_arrive(vec![scan("atlas", 9, 500), scan("card", 1, 4)]);
        let first = sizes.next().await;
        drop(sizes);
        sleep(Duration::ZERO).await;
        first
    });
    run.expect_no_leaks();
    run.expect_value(&Some(4));
    run.expect_elapsed(Duration::from_secs(1));

    let later = fixtures::run(async {
        drop(as_they_arrive(vec![scan("globe", 5, 800), scan("chart", 2, 60)]));
        sleep(Duration::from_secs(60)).await;
    });
    later.expect_order(&[]);
}

async fn scan(name: &'static str, seconds: u64, size: u32) -> u32 {
    sleep(Duration::from_secs(seconds)).await;
    say!("  {name} is scanned");
    size
}
