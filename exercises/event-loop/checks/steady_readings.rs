use std::time::Duration;

use event_loop::sleep;

use super::{Answer, readings};

#[test]
fn answers_that_take_time_do_not_move_the_questions() {
    let run = fixtures::run(readings(seconds(1.0), answers(&[(19, 0.3), (20, 0.5), (22, 0.1)])));
    run.expect_timed(&[
        (0.0, "asking"),
        (0.3, "  19 degrees"),
        (1.0, "asking"),
        (1.5, "  20 degrees"),
        (2.0, "asking"),
        (2.1, "  22 degrees"),
    ]);
    run.expect_value(&vec![19, 20, 22]);
}

#[test]
fn between_two_questions_the_thread_is_free() {
    // So long that nobody can look again and again until it is over.
    let run = fixtures::run(readings(seconds(7200.013), answers(&[(4, 0.2), (5, 0.2)])));
    run.expect_elapsed(seconds(7200.213));
    run.expect_value(&vec![4, 5]);
}

#[test]
fn it_counts_from_the_first_question() {
    let run = fixtures::run(async {
        sleep(seconds(0.7)).await;
        readings(seconds(2.0), answers(&[(-3, 0.4), (-5, 0.4)])).await
    });
    run.expect_timed(&[
        (0.7, "asking"),
        (1.1, "  -3 degrees"),
        (2.7, "asking"),
        (3.1, "  -5 degrees"),
    ]);
    run.expect_value(&vec![-3, -5]);
}

#[test]
fn it_returns_with_the_last_answer() {
    let run = fixtures::run(readings(seconds(5.0), answers(&[(8, 1.0)])));
    run.expect_elapsed(seconds(1.0));
    run.expect_no_leaks();
}

#[test]
fn one_late_question_does_not_make_the_others_late() {
    let late = answers(&[(10, 0.2), (11, 2.5), (12, 0.1), (13, 0.1), (14, 0.1)]);
    let run = fixtures::run(readings(seconds(1.0), late));
    run.expect_timed(&[
        (0.0, "asking"),
        (0.2, "  10 degrees"),
        (1.0, "asking"),
        (3.5, "  11 degrees"),
        (3.5, "asking"),
        (3.6, "  12 degrees"),
        (3.6, "asking"),
        (3.7, "  13 degrees"),
        (4.0, "asking"),
        (4.1, "  14 degrees"),
    ]);
    run.expect_value(&vec![10, 11, 12, 13, 14]);
}

#[test]
fn without_questions_nothing_is_waited_for() {
    let run = fixtures::run(readings(seconds(1.0), answers(&[])));
    run.expect_elapsed(Duration::ZERO);
    run.expect_value(&Vec::new());
}

fn answers(given: &[(i32, f64)]) -> Vec<Answer> {
    given.iter().map(|&(degrees, takes)| Answer { degrees, takes: seconds(takes) }).collect()
}

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}
