use std::time::Duration;

use transcript::say;

use super::back_up;

#[test]
fn a_file_is_taken_when_it_can_be_stored_and_not_long_before() {
    let run = fixtures::run(back_up(folder(&[2, 1, 3, 1, 2, 1, 1, 2]), 2));
    run.expect_peak(2);
    // Two in work, one in hand; whoever has workers and a queue holds two more in that.
    run.expect_at_most(5, "taken", "  stored");
    run.expect_no_leaks();
    run.expect_value(&13);
}

#[test]
fn a_large_file_does_not_hold_up_the_small_ones() {
    let run = fixtures::run(back_up([4, 1, 1, 1].into_iter(), 2));
    run.expect_peak(2);
    run.expect_elapsed(Duration::from_secs(4));
    run.expect_timed(&[
        (0.0, "  begun: 4 MB"),
        (0.0, "  begun: 1 MB"),
        (1.0, "  stored: 1 MB"),
        (1.0, "  begun: 1 MB"),
        (2.0, "  stored: 1 MB"),
        (2.0, "  begun: 1 MB"),
        (3.0, "  stored: 1 MB"),
        (4.0, "  stored: 4 MB"),
    ]);
    run.expect_value(&7);
    run.expect_no_leaks();
}

#[test]
fn when_a_large_file_is_stored_the_next_is_begun_at_once() {
    let run = fixtures::run(back_up([7200, 3607, 1, 2].into_iter(), 2));
    run.expect_timed(&[
        (0.0, "  begun: 7200 MB"),
        (0.0, "  begun: 3607 MB"),
        (3607.0, "  stored: 3607 MB"),
        (3607.0, "  begun: 1 MB"),
        (3608.0, "  stored: 1 MB"),
        (3608.0, "  begun: 2 MB"),
        (3610.0, "  stored: 2 MB"),
        (7200.0, "  stored: 7200 MB"),
    ]);
}

#[test]
fn an_empty_folder_is_stored_at_once() {
    let run = fixtures::run(back_up([].into_iter(), 3));
    run.expect_value(&0);
    run.expect_elapsed(Duration::ZERO);
}

#[test]
fn no_folder_is_too_large() {
    let run = fixtures::run(back_up((0..300).map(|_| 1), 20));
    run.expect_peak(20);
    run.expect_value(&300);
    run.expect_elapsed(Duration::from_secs(15));
}

/// Says which file is taken, at the moment at which it is.
fn folder(sizes: &'static [u64]) -> impl Iterator<Item = u64> {
    sizes.iter().copied().inspect(|size| say!("taken: {size} MB"))
}
