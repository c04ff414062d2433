use std::time::Duration;

use super::back_up;

#[test]
fn a_reader_does_not_wait_for_a_writer_that_is_gone() {
    let run = fixtures::run(backed_up(&[2, 1, 2, 1, 1], &[4]));
    run.expect_no_leaks();
    run.expect_timed(&[
        (0.0, "2 MB read"),
        (0.0, "1 MB read"),
        (0.0, "2 MB read"),
        (2.0, "  2 MB written"),
        (2.0, "1 MB read"),
        (3.0, "  1 MB written"),
        (3.0, "1 MB read"),
    ]);
    run.expect_value(&Err(vec!["no room for 2 MB".to_owned()]));
}

#[test]
fn one_full_disk_ends_it_for_the_others_too() {
    let run = fixtures::run(backed_up(&[3, 2, 4, 1, 6], &[9, 5]));
    run.expect_no_leaks();
    run.expect_timed(&[
        (0.0, "3 MB read"),
        (0.0, "2 MB read"),
        (0.0, "4 MB read"),
        (0.0, "1 MB read"),
        (2.0, "  2 MB written"),
        (2.0, "6 MB read"),
    ]);
    run.expect_value(&Err(vec!["no room for 4 MB".to_owned()]));
    run.expect_elapsed(Duration::from_secs(2));
}

#[test]
fn with_just_enough_room_it_ends_with_the_last_file() {
    let run = fixtures::run(backed_up(&[3, 2, 4], &[3, 6]));
    run.expect_timed(&[
        (0.0, "3 MB read"),
        (0.0, "2 MB read"),
        (0.0, "4 MB read"),
        (2.0, "  2 MB written"),
        (3.0, "  3 MB written"),
        (6.0, "  4 MB written"),
    ]);
    run.expect_value(&Ok(9));
    run.expect_no_leaks();
}

#[test]
fn without_files_there_is_nothing_to_write() {
    let run = fixtures::run(backed_up(&[], &[8, 0]));
    run.expect_order(&[]);
    run.expect_value(&Ok(0));
    run.expect_no_leaks();
}

async fn backed_up(files: &[u32], rooms: &[u32]) -> Result<u32, Vec<String>> {
    let written = back_up(files.to_vec(), rooms.to_vec()).await;
    written.map_err(|group| group.into_errors())
}
