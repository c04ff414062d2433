//! What teachers and authors type.

use crate::checkout::Checkout;

#[test]
fn verdicts_can_be_read_by_programs() {
    let checkout = Checkout::new();
    checkout.solve("42");
    let said = checkout.course(&["check", "--all", "--json", "--junit", "report.xml"]);
    said.expect(1, "\"version\": 1,\n  \"passed\": 1,\n");
    said.expect(1, "\"verdict\": \"wrong value\",\n      \"rule\": \"it is forty two\",");
    assert!(said.out.starts_with('{') && said.out.ends_with("}\n"), "{}", said.out);
    let report = checkout.read("report.xml");
    assert!(report.contains("tests=\"2\" failures=\"1\" errors=\"0\""), "{report}");
    assert!(report.contains("<failure type=\"wrong value\""), "{report}");
}

#[test]
fn a_new_exercise_has_all_its_files_and_the_gate_says_what_is_missing() {
    let checkout = Checkout::new();
    let new = ["new", "demo", "third", "--kind", "fix", "--title", "The third"];
    checkout.course(&new).expect(0, "exercises/demo/wrong/third/one_after_the_other.rs");
    checkout.course(&["list"]).expect(0, "third");
    assert!(checkout.read("exercises/demo/Cargo.toml").contains("name = \"third\""));
    let gate = checkout.course(&["gate", "--topic", "demo"]);
    gate.expect(1, "exercises/demo/hints/third.md still holds a TODO");
    gate.expect(1, "1 wrong answers, and 3 are the least");
    checkout.course(&new).expect_error("the id `third` is used twice");
}

#[test]
fn a_new_exercise_never_writes_over_a_file() {
    let checkout = Checkout::new();
    checkout.write("exercises/demo/hints/third.md", "mine");
    let said = checkout.course(&["new", "demo", "third", "--kind", "port", "--title", "T"]);
    said.expect_error("exercises/demo/hints/third.md is there already");
    assert_eq!(checkout.read("exercises/demo/hints/third.md"), "mine");
    assert!(!checkout.path("exercises/demo/third.rs").exists());
}
