use std::collections::BTreeMap;
use std::time::Duration;

use transcript::say;

use super::{Photo, shrink_all};

#[test]
fn a_photo_is_read_when_there_is_room_and_sent_when_a_worker_is_free() {
    let given = &[("sea", 3, 40), ("hill", 2, 70), ("cat", 4, 15), ("snow", 2, 8), ("tree", 2, 33)];
    let run = fixtures::run(shrink_all(photos(given), 2));
    run.expect_value(&sizes(given));
    run.expect_at_most(2, "  sent", "  back");
    run.expect_elapsed(Duration::from_secs(7));
    run.expect_timed(&[
        (0.0, "read: sea"),
        (0.0, "read: hill"),
        (0.0, "read: cat"),
        (0.0, "  sent: sea"),
        (0.0, "  sent: hill"),
        (0.0, "read: snow"),
        (0.0, "read: tree"),
        (2.0, "  back: hill"),
        (2.0, "  sent: cat"),
        (3.0, "  back: sea"),
        (3.0, "  sent: snow"),
        (5.0, "  back: snow"),
        (5.0, "  sent: tree"),
        (6.0, "  back: cat"),
        (7.0, "  back: tree"),
    ]);
    run.expect_no_leaks();
}

#[test]
fn no_photos_are_done_at_once() {
    let run = fixtures::run(shrink_all(photos(&[]), 3));
    run.expect_value(&BTreeMap::new());
    run.expect_elapsed(Duration::ZERO);
    run.expect_no_leaks();
}

#[test]
fn one_worker_sends_one_photo_at_a_time() {
    let given = &[("door", 1, 20), ("gate", 2, 21), ("wall", 1, 22)];
    let run = fixtures::run(shrink_all(photos(given), 1));
    run.expect_value(&sizes(given));
    run.expect_at_most(1, "  sent", "  back");
    run.expect_elapsed(Duration::from_secs(4));
    run.expect_no_leaks();
}

#[test]
fn workers_without_a_photo_are_ended_too() {
    let given = &[("moon", 5, 12), ("star", 6, 3)];
    let run = fixtures::run(shrink_all(photos(given), 4));
    run.expect_value(&sizes(given));
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_no_leaks();
}

type Given = (&'static str, u64, u32);

/// Says which photo is read, at the moment at which it is.
fn photos(given: &'static [Given]) -> impl Iterator<Item = Photo> {
    given.iter().map(|&(name, seconds, kilobytes)| {
        say!("read: {name}");
        Photo { name, takes: Duration::from_secs(seconds), kilobytes }
    })
}

fn sizes(given: &[Given]) -> BTreeMap<&'static str, u32> {
    given.iter().map(|&(name, _, kilobytes)| (name, kilobytes)).collect()
}
