use std::time::Duration;

use super::{Backup, run_for};

#[test]
fn a_backup_in_the_middle_has_the_grace_to_finish() {
    let given = [backup("mail", 7, 1), backup("photos", 5, 4), backup("disk", 10, 20)];
    let run = fixtures::run(run_for(seconds(17), given.to_vec(), seconds(3)));
    run.expect_no_leaks();
    run.expect_timed(&[
        (5.0, "  photos: writing"),
        (7.0, "  mail: writing"),
        (8.0, "  mail: written"),
        (9.0, "  photos: written"),
        (10.0, "  disk: writing"),
        (14.0, "  photos: writing"),
        (15.0, "  mail: writing"),
        (16.0, "  mail: written"),
        (17.0, "switching off"),
        (18.0, "  photos: written"),
    ]);
    run.expect_value(&(vec!["mail", "photos", "mail", "photos"], vec!["disk".to_owned()]));
    run.expect_elapsed(seconds(20));
}

#[test]
fn all_have_the_same_grace() {
    let given = [backup("films", 2, 50), backup("music", 1, 60), backup("books", 1, 4)];
    let run = fixtures::run(run_for(seconds(3), given.to_vec(), seconds(4)));
    run.expect_value(&(vec!["books"], vec!["films".to_owned(), "music".to_owned()]));
    run.expect_elapsed(seconds(7));
    run.expect_no_leaks();
}

#[test]
fn it_ends_when_the_last_one_has_finished() {
    let given = [backup("notes", 2, 6), backup("plans", 3, 4)];
    let run = fixtures::run(run_for(seconds(4), given.to_vec(), seconds(60)));
    run.expect_value(&(vec!["plans", "notes"], vec![]));
    run.expect_elapsed(seconds(8));
    run.expect_no_leaks();
}

#[test]
fn whoever_waits_for_the_clock_goes_at_once() {
    let given = [backup("code", 3, 1), backup("logs", 60, 1)];
    // At no round moment: whoever looks every now and then is late.
    let on = Duration::from_millis(6217);
    let run = fixtures::run(run_for(on, given.to_vec(), seconds(9)));
    run.expect_value(&(vec!["code"], vec![]));
    run.expect_elapsed(on);

    let run = fixtures::run(run_for(seconds(2), vec![], seconds(9)));
    run.expect_value(&(vec![], vec![]));
    run.expect_elapsed(seconds(2));
}

fn backup(name: &'static str, every: u64, takes: u64) -> Backup {
    Backup { name, every: seconds(every), takes: seconds(takes) }
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
