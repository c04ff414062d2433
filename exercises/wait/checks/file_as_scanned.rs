use std::time::Duration;

use super::{Letter, file_all};

#[test]
fn a_letter_is_filed_two_seconds_after_its_scan() {
    let letters = vec![letter("court", 2, 14), letter("aunt", 6, 3), letter("bank", 1, 5)];
    let run = fixtures::run(file_all(letters));
    run.expect_timed(&[
        (1.0, "bank is scanned"),
        (2.0, "court is scanned"),
        (3.0, "  bank is filed"),
        (4.0, "  court is filed"),
        (6.0, "aunt is scanned"),
        (8.0, "  aunt is filed"),
    ]);
    run.expect_value(&22);
    run.expect_no_leaks();
}

#[test]
fn letters_scanned_together_are_filed_together() {
    let mut letters = vec![letter("club", 3, 2); 50];
    // So long that nobody can look again and again until it is over.
    letters.push(letter("king", 7201, 1));
    let run = fixtures::run(file_all(letters));
    run.expect_elapsed(Duration::from_secs(7203));
    run.expect_value(&101);
    run.expect_no_leaks();
}

#[test]
fn one_letter_takes_its_time_and_none_takes_none() {
    let run = fixtures::run(async {
        (file_all(vec![letter("vet", 4, 2)]).await, file_all(vec![]).await)
    });
    run.expect_timed(&[(4.0, "vet is scanned"), (6.0, "  vet is filed")]);
    run.expect_elapsed(Duration::from_secs(6));
    run.expect_value(&(2, 0));
}

fn letter(from: &'static str, seconds: u64, pages: u32) -> Letter {
    Letter { from, takes: Duration::from_secs(seconds), pages }
}
