use std::time::Duration;

use super::{Reader, send_all};

#[test]
fn a_letter_is_a_task_only_when_it_may_be_sent() {
    let readers =
        [moved("ann", 3), moved("bob", 1), reader("cyd", 1), reader("dan", 4), moved("eve", 2)];
    let run = fixtures::run(send_all(readers.to_vec(), 2));
    run.expect_peak(2);
    run.expect_at_most(2, "  to", "  sent");
    run.expect_no_leaks();
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_timed(&[
        (0.0, "  to ann"),
        (0.0, "  to bob"),
        (1.0, "  sent to bob"),
        (1.0, "  to cyd"),
        (2.0, "  sent to cyd"),
        (2.0, "  to dan"),
        (3.0, "  sent to ann"),
        (3.0, "  to eve"),
        (5.0, "  sent to eve"),
        (6.0, "  sent to dan"),
    ]);
    run.expect_value(&vec!["ann", "bob", "eve"]);
}

#[test]
fn one_at_a_time_is_one_task() {
    let readers = [reader("fay", 3600), moved("gus", 1), moved("hal", 1)];
    let run = fixtures::run(send_all(readers.to_vec(), 1));
    run.expect_peak(1);
    run.expect_no_leaks();
    run.expect_elapsed(Duration::from_secs(3602));
    run.expect_value(&vec!["gus", "hal"]);
}

#[test]
fn with_more_permits_than_readers_all_go_at_once() {
    let run = fixtures::run(send_all(vec![moved("ida", 2), reader("jan", 5), reader("kim", 3)], 9));
    run.expect_no_leaks();
    run.expect_elapsed(Duration::from_secs(5));
    run.expect_value(&vec!["ida"]);
}

#[test]
fn without_readers_nothing_is_sent() {
    let run = fixtures::run(send_all(vec![], 3));
    run.expect_value(&vec![]);
    run.expect_elapsed(Duration::ZERO);
}

fn reader(name: &'static str, seconds: u64) -> Reader {
    Reader { name, takes: Duration::from_secs(seconds), has_moved: false }
}

fn moved(name: &'static str, seconds: u64) -> Reader {
    Reader { has_moved: true, ..reader(name, seconds) }
}
