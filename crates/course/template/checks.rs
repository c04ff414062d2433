use std::time::Duration;

use super::answer;

#[test]
fn todo_a_rule_in_the_learner_s_words() {
    let run = fixtures::run(answer(1));
    run.expect_value(&1);
    run.expect_timed(&[(1.0, "TODO")]);
    run.expect_elapsed(Duration::from_secs(1));
    run.expect_no_leaks();
}
