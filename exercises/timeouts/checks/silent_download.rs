use std::time::Duration;

use event_loop::sleep;

use super::{End, Part, download};

#[test]
fn a_slow_download_is_whole_if_something_comes_in_time() {
    let run = fixtures::run(at(4, &[(2, 10), (1, 20), (2, 30), (2, 5)], 3, 9));
    run.expect_value(&(65, End::Whole));
    run.expect_timed(&[(6.0, "  10 kB"), (7.0, "  20 kB"), (9.0, "  30 kB"), (11.0, "  5 kB")]);
}

#[test]
fn silence_ends_it_and_what_came_is_counted() {
    let run = fixtures::run(at(0, &[(3, 100), (1, 40), (6, 7), (1, 9)], 4, 60));
    run.expect_elapsed(Duration::from_secs(8));
    run.expect_value(&(140, End::Silent));
    run.expect_timed(&[(3.0, "  100 kB"), (4.0, "  40 kB")]);

    // At no round moment: whoever looks every now and then is late.
    let (silence, minute) = (Duration::from_millis(5217), Duration::from_secs(60));
    let late = Part { after: Duration::from_secs(9), kilobytes: 1 };
    let nothing = fixtures::run(download(vec![late], silence, minute));
    nothing.expect_elapsed(silence);
    nothing.expect_value(&(0, End::Silent));
}

#[test]
fn the_total_ends_it_even_if_parts_keep_coming() {
    let run = fixtures::run(at(1, &[(2, 8), (2, 8), (2, 8), (2, 8), (2, 8)], 3, 7));
    run.expect_elapsed(Duration::from_secs(8));
    run.expect_value(&(24, End::TooLong));
    run.expect_timed(&[(3.0, "  8 kB"), (5.0, "  8 kB"), (7.0, "  8 kB")]);
    run.expect_no_leaks();
}

#[test]
fn the_total_may_be_shorter_than_the_silence() {
    let run = fixtures::run(at(2, &[(9, 1)], 7, 4));
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_value(&(0, End::TooLong));
}

#[test]
fn without_parts_it_is_whole_at_once() {
    let run = fixtures::run(at(0, &[], 2, 5));
    run.expect_value(&(0, End::Whole));
    run.expect_elapsed(Duration::ZERO);
}

/// Downloads parts of (seconds, kilobytes), when the loop has run for `start`.
async fn at(start: u64, parts: &[(u64, u32)], silence: u64, total: u64) -> (u32, End) {
    let seconds = Duration::from_secs;
    sleep(seconds(start)).await;
    let parts = parts.iter().map(|&(after, kilobytes)| Part { after: seconds(after), kilobytes });
    download(parts.collect(), seconds(silence), seconds(total)).await
}
