use std::time::Duration;

use event_loop::sleep;
use transcript::say;

use super::publish;

#[test]
fn all_are_published_if_none_fails() {
    let run = fixtures::run(publish(vec![("intro", 2, 15), ("songs", 7, 100), ("thanks", 1, 5)]));
    run.expect_timed(&[
        (1.0, "  thanks is up"),
        (2.0, "  intro is up"),
        (7.0, "  songs is up"),
        (7.0, "3 of 3 parts are up"),
    ]);
    run.expect_value(&120);
    run.expect_no_leaks();
}

#[test]
fn each_part_that_is_up_is_removed_after_a_failure() {
    let run = fixtures::run(async {
        let size = publish(vec![
            ("title", 3, 40),
            ("index", 1, 10),
            ("photos", 4, 300),
            ("notes", 6, 20),
            ("maps", 2, 35),
        ])
        .await;
        say!("published: {size}");
        sleep(Duration::from_secs(9)).await;
    });
    run.expect_timed(&[
        (1.0, "  index is up"),
        (2.0, "  maps is up"),
        (3.0, "  title is up"),
        (4.0, "3 of 5 parts are up"),
        (4.0, "title is removed"),
        (4.0, "index is removed"),
        (4.0, "maps is removed"),
        (4.0, "published: 0"),
    ]);
}

#[test]
fn no_upload_outlives_the_call() {
    let run = fixtures::run(publish(vec![("film", 2, 101), ("text", 5, 1), ("score", 3, 60)]));
    run.expect_no_leaks();
    run.expect_timed(&[(2.0, "0 of 3 parts are up")]);
    run.expect_value(&0);
}

#[test]
fn one_part_that_fails_leaves_nothing_to_remove() {
    // So long that nobody can look again and again until it is over.
    let run = fixtures::run(publish(vec![("poster", 7201, 250)]));
    run.expect_timed(&[(7201.0, "0 of 1 parts are up")]);
    run.expect_value(&0);
}
