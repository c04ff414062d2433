use std::time::Duration;

use super::{Clip, render_all};

#[test]
fn clips_that_fit_are_rendered_at_the_same_time() {
    let clips = clips(&[("fox", 32, 3), ("elk", 16, 2), ("hen", 16, 1)]);
    let run = fixtures::run(render_all(64, clips));
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_value(&vec![32, 16, 0]);
}

#[test]
fn everybody_looks_when_memory_comes_back_and_not_before() {
    let run = fixtures::run(render_all(
        90,
        clips(&[("film", 90, 7200), ("a", 30, 1), ("b", 30, 2), ("c", 30, 3)]),
    ));
    run.expect_timed(&[
        (0.0, "film starts, 0 left"),
        (7200.0, "  film is done"),
        (7200.0, "a starts, 60 left"),
        (7200.0, "b starts, 30 left"),
        (7200.0, "c starts, 0 left"),
        (7201.0, "  a is done"),
        (7202.0, "  b is done"),
        (7203.0, "  c is done"),
    ]);
    run.expect_value(&vec![0, 60, 30, 0]);
}

#[test]
fn nobody_starts_before_there_is_enough() {
    let run = fixtures::run(render_all(
        100,
        clips(&[("sea", 60, 4), ("city", 50, 2), ("owl", 30, 1), ("rain", 35, 2)]),
    ));
    run.expect_timed(&[
        (0.0, "sea starts, 40 left"),
        (0.0, "owl starts, 10 left"),
        (1.0, "  owl is done"),
        (1.0, "rain starts, 5 left"),
        (3.0, "  rain is done"),
        (4.0, "  sea is done"),
        (4.0, "city starts, 50 left"),
        (6.0, "  city is done"),
    ]);
    run.expect_value(&vec![40, 50, 10, 5]);
    run.expect_no_leaks();
}

#[test]
fn without_clips_there_is_nothing_to_wait_for() {
    let run = fixtures::run(render_all(10, Vec::new()));
    run.expect_value(&Vec::new());
    run.expect_elapsed(Duration::ZERO);
}

fn clips(given: &[(&'static str, u32, u64)]) -> Vec<Clip> {
    let clip = |&(name, megabytes, seconds)| {
        let takes = Duration::from_secs(seconds);
        Clip { name, megabytes, takes }
    };
    given.iter().map(clip).collect()
}
