use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use transcript::say;

use super::Gather;

#[test]
fn all_coroutines_start_at_the_call() {
    let run = fixtures::run(async {
        let pages = Gather::start(vec![fetch("news", 640, 2), fetch("mail", 120, 1)]);
        say!("started");
        sleep(Duration::from_secs(3)).await;
        say!("{:?}", pages.values().await);
    });
    run.expect_timed(&[
        (0.0, "started"),
        (0.0, "  news is asked for"),
        (0.0, "  mail is asked for"),
        (1.0, "  mail is here"),
        (2.0, "  news is here"),
        (3.0, "[640, 120]"),
    ]);
}

#[test]
fn every_value_stands_in_the_place_of_its_coroutine() {
    let run = fixtures::run(async {
        // So long that nobody can look again and again until it is over.
        let pages = vec![fetch("a", 5, 7201), fetch("b", 3, 1), fetch("c", 9, 3), fetch("d", 1, 2)];
        let nothing = Gather::<u32>::start(Vec::<std::future::Ready<u32>>::new());
        (Gather::start(pages).values().await, nothing.values().await)
    });
    run.expect_value(&(vec![5, 3, 9, 1], vec![]));
    run.expect_elapsed(Duration::from_secs(7201));
    run.expect_no_leaks();
}

#[test]
fn what_is_dropped_before_it_is_awaited_is_cancelled() {
    let run = fixtures::run(async {
        let pages = Gather::start(vec![fetch("old", 1, 1), fetch("new", 2, 3)]);
        sleep(Duration::from_secs(2)).await;
        say!("not needed");
        drop(pages);
        sleep(Duration::from_secs(9)).await;
    });
    run.expect_timed(&[
        (0.0, "  old is asked for"),
        (0.0, "  new is asked for"),
        (1.0, "  old is here"),
        (2.0, "not needed"),
    ]);
}

#[test]
fn what_is_dropped_while_it_is_awaited_is_cancelled_too() {
    let run = fixtures::run(async {
        let pages = vec![fetch("x", 1, 3), fetch("y", 2, 1), fetch("z", 3, 5)];
        let reader = create_task(Gather::start(pages).values());
        sleep(Duration::from_secs(2)).await;
        say!("the reader leaves");
        reader.cancel();
        sleep(Duration::from_secs(9)).await;
    });
    run.expect_timed(&[
        (0.0, "  x is asked for"),
        (0.0, "  y is asked for"),
        (0.0, "  z is asked for"),
        (1.0, "  y is here"),
        (2.0, "the reader leaves"),
    ]);
}

/// A page that is here after so many seconds, and its size.
async fn fetch(page: &str, size: u32, seconds: u64) -> u32 {
    say!("  {page} is asked for");
    sleep(Duration::from_secs(seconds)).await;
    say!("  {page} is here");
    size
}
