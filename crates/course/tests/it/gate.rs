//! The gate: what it lets through, and what it stops.

use crate::checkout::Checkout;

const RIGHT: [&str; 3] = ["wrong value", "not started", "does not compile"];

#[test]
fn a_complete_topic_passes() {
    let checkout = Checkout::new();
    checkout.add_wrong_answers(RIGHT);
    // Two exercises: files, as shipped, solution, three wrong answers, format;
    // and twice that nothing is stray, and clippy.
    checkout.course(&["gate"]).expect(0, "\n17 passed, 0 failed\n");
}

#[test]
fn a_wrong_answer_with_another_verdict_is_named() {
    let checkout = Checkout::new();
    checkout.add_wrong_answers(["wrong order", RIGHT[1], RIGHT[2]]);
    let said = checkout.course(&["gate", "--topic", "demo"]);
    said.expect(1, "FAILED  answer: wrong/wrong_0 gets `wrong order`\n    it gets `wrong value`");
    said.expect(1, "\n14 passed, 2 failed\n");
}

#[test]
fn missing_stray_and_changed_files_are_named() {
    let checkout = Checkout::new();
    checkout.write("exercises/demo/notes.txt", "");
    checkout.write("exercises/demo/hints/other.md", "## Hint 1\n\nThink.\n");
    checkout.solve("42");
    let said = checkout.course(&["gate", "--topic", "demo"]);
    said.expect(1, "in no catalog: exercises/demo/notes.txt");
    said.expect(1, "the heading `## Hint 3` is missing");
    said.expect(1, "the exercise differs from exercises/demo/shipped/answer.rs");
    said.expect(1, "0 wrong answers, and 3 are the least");
    said.expect(1, "FAILED  answer: as shipped gets `not started`\n    it gets `passed`");
}
