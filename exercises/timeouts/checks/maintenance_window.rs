use std::time::Duration;

use event_loop::sleep;

use super::maintain;

#[test]
fn all_jobs_share_one_window() {
    let run = fixtures::run(evening(0, &[("vacuum", 2), ("index", 3), ("backup", 4)], 7));
    run.expect_elapsed(Duration::from_secs(7));
    run.expect_timed(&[
        (0.0, "  vacuum: locked"),
        (2.0, "  vacuum: done"),
        (2.0, "  vacuum: unlocked"),
        (2.0, "  index: locked"),
        (5.0, "  index: done"),
        (5.0, "  index: unlocked"),
        (5.0, "  backup: locked"),
        (7.0, "  backup: unlocked"),
        (7.0, "no time for backup"),
    ]);
    run.expect_value(&vec!["vacuum", "index"]);
    run.expect_no_leaks();
}

#[test]
fn behind_its_end_a_job_still_begins_and_is_stopped_at_its_first_wait() {
    let run = fixtures::run(evening(3, &[("backup", 8), ("purge", 1), ("report", 0)], 5));
    run.expect_timed(&[
        (3.0, "  backup: locked"),
        (8.0, "  backup: unlocked"),
        (8.0, "no time for backup"),
        (8.0, "  purge: locked"),
        (8.0, "  purge: unlocked"),
        (8.0, "no time for purge"),
        (8.0, "  report: locked"),
        (8.0, "  report: unlocked"),
        (8.0, "no time for report"),
    ]);
    run.expect_value(&Vec::new());
}

#[test]
fn the_window_closes_at_its_very_moment() {
    // At no round moment: whoever looks every now and then is late.
    let window = Duration::from_millis(5217);
    let run = fixtures::run(maintain(vec![("backup", Duration::from_secs(9))], window));
    run.expect_timed(&[
        (0.0, "  backup: locked"),
        (5.217, "  backup: unlocked"),
        (5.217, "no time for backup"),
    ]);
    run.expect_value(&Vec::new());
    run.expect_no_leaks();
}

#[test]
fn with_time_enough_every_job_is_done() {
    let run = fixtures::run(evening(1, &[("check", 0), ("index", 6)], 30));
    run.expect_timed(&[
        (1.0, "  check: locked"),
        (1.0, "  check: done"),
        (1.0, "  check: unlocked"),
        (1.0, "  index: locked"),
        (7.0, "  index: done"),
        (7.0, "  index: unlocked"),
    ]);
    run.expect_value(&vec!["check", "index"]);
}

#[test]
fn without_jobs_nothing_is_waited_for() {
    let run = fixtures::run(maintain(Vec::new(), Duration::from_secs(9)));
    run.expect_value(&Vec::new());
    run.expect_elapsed(Duration::ZERO);
}

/// The loop has run for `start` seconds when the window opens.
async fn evening(
    start: u64,
    jobs: &'static [(&'static str, u64)],
    window: u64,
) -> Vec<&'static str> {
    sleep(Duration::from_secs(start)).await;
    let jobs = jobs.iter().map(|&(name, seconds)| (name, Duration::from_secs(seconds)));
    maintain(jobs.collect(), Duration::from_secs(window)).await
}
