use std::sync::Arc;
use std::time::Duration;

use event_loop::sleep;
use tasks::{Task, create_named_task};
use timeouts::wait_for;
use transcript::say;

use super::{Pool, Question};

#[test]
fn an_idle_connection_is_used_again_and_a_new_one_is_opened_if_there_is_none() {
    let run = fixtures::run(async {
        let pool = Arc::new(Pool::new(3));
        let mut answers = vec![pool.query(question("rain", 2)).await];
        answers.push(pool.query(question("wind", 1)).await);
        let (sun, snow) = (ask(&pool, question("sun", 1)), ask(&pool, question("snow", 4)));
        for task in [sun, snow] {
            answers.push(task.await.expect("no question panics"));
        }
        sleep(Duration::from_secs(1)).await;
        drop(pool);
        answers
    });
    run.expect_at_most(2, "opening", "closing");
    run.expect_timed(&[
        (0.0, "opening"),
        (1.0, "  asked: rain"),
        (3.0, "  answer: rain"),
        (3.0, "  asked: wind"),
        (4.0, "  answer: wind"),
        (4.0, "  asked: sun"),
        (4.0, "opening"),
        (5.0, "  answer: sun"),
        (5.0, "  asked: snow"),
        (9.0, "  answer: snow"),
        (10.0, "closing"),
        (10.0, "closing"),
    ]);
    run.expect_value(&vec!["rain", "wind", "sun", "snow"]);
}

#[test]
fn who_finds_all_connections_at_work_waits_for_one_and_opens_none() {
    let run = fixtures::run(async {
        let pool = Arc::new(Pool::new(2));
        let tasks = [("ham", 2), ("egg", 5), ("rye", 2), ("tea", 3), ("jam", 1)]
            .map(|(about, seconds)| ask(&pool, question(about, seconds)));
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.expect("no question panics"));
        }
        answers
    });
    run.expect_at_most(2, "opening", "closing");
    run.expect_elapsed(Duration::from_secs(8));
    run.expect_value(&vec!["ham", "egg", "rye", "tea", "jam"]);
    run.expect_no_leaks();
}

#[test]
fn a_question_given_up_in_the_middle_costs_its_connection_and_nobody_gets_its_answer() {
    let run = fixtures::run(async {
        let pool = Arc::new(Pool::new(1));
        wait_for(pool.query(question("debts", 60)), Duration::from_secs(4))
            .await
            .expect_err("the database thinks for a minute");
        say!("given up");
        let answers =
            vec![pool.query(question("gold", 2)).await, pool.query(question("silver", 1)).await];
        drop(pool);
        answers
    });
    run.expect_value(&vec!["gold", "silver"]);
    run.expect_timed(&[
        (0.0, "opening"),
        (1.0, "  asked: debts"),
        (4.0, "closing"),
        (4.0, "given up"),
        (4.0, "opening"),
        (5.0, "  asked: gold"),
        (7.0, "  answer: gold"),
        (7.0, "  asked: silver"),
        (8.0, "  answer: silver"),
        (8.0, "closing"),
    ]);
}

#[test]
fn a_question_given_up_in_line_costs_nothing() {
    let run = fixtures::run(async {
        let pool = Arc::new(Pool::new(1));
        let first = ask(&pool, question("sail", 7200));
        let second = ask(&pool, question("mast", 1));
        let third = ask(&pool, question("deck", 2));
        sleep(Duration::from_secs(2)).await;
        second.cancel();
        second.await.expect_err("it was cancelled");
        [first.await, third.await].map(|answer| answer.expect("no question panics"))
    });
    run.expect_at_most(1, "opening", "closing");
    run.expect_timed(&[
        (0.0, "opening"),
        (1.0, "  asked: sail"),
        (7201.0, "  answer: sail"),
        (7201.0, "  asked: deck"),
        (7203.0, "  answer: deck"),
        (7203.0, "closing"),
    ]);
    run.expect_value(&["sail", "deck"]);
    run.expect_no_leaks();
}

#[test]
fn opening_may_be_given_up_as_well() {
    let run = fixtures::run(async {
        let pool = Arc::new(Pool::new(2));
        for _ in 0..3 {
            wait_for(pool.query(question("fog", 1)), Duration::from_millis(500))
                .await
                .expect_err("opening takes a second");
        }
        pool.query(question("dew", 1)).await
    });
    run.expect_value(&"dew");
}

fn question(about: &'static str, seconds: u64) -> Question {
    Question { about, takes: Duration::from_secs(seconds) }
}

fn ask(pool: &Arc<Pool>, question: Question) -> Task<&'static str> {
    let pool = pool.clone();
    create_named_task(question.about, async move { pool.query(question).await })
}
