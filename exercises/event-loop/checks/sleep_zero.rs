use std::time::Duration;

use event_loop::{call_soon, sleep, spawn};
use transcript::say;

use super::{sleep_zero, sum};

#[test]
fn everybody_has_a_turn_in_every_round() {
    let run = fixtures::run(async {
        let a = spawn(sum("a", vec![1, 2, 3]));
        let b = spawn(sum("b", vec![10, 20, 30]));
        let main = sum("main", vec![5, 5, 5]).await;
        (main, a.join.await.ok(), b.join.await.ok())
    });
    run.expect_timed(&[
        (0.0, "main 5"),
        (0.0, "a 1"),
        (0.0, "b 10"),
        (0.0, "main 10"),
        (0.0, "a 3"),
        (0.0, "b 30"),
        (0.0, "main 15"),
        (0.0, "a 6"),
        (0.0, "b 60"),
    ]);
    run.expect_value(&(15, Some(6), Some(60)));
}

#[test]
fn it_is_exactly_one_turn() {
    let run = fixtures::run(async {
        spawn(count_turns());
        sum("main", vec![2, 2]).await
    });
    run.expect_order(&["main 2", "turn 1", "main 4", "turn 2"]);
    run.expect_value(&4);
}

#[test]
fn what_is_called_soon_comes_first() {
    let run = fixtures::run(async {
        call_soon(|| say!("called"));
        sleep_zero().await;
        say!("back");
    });
    run.expect_order(&["called", "back"]);
}

/// Takes turns by the loop's own `sleep`.
async fn count_turns() {
    for turn in 1..=2 {
        say!("turn {turn}");
        sleep(Duration::ZERO).await;
    }
}
