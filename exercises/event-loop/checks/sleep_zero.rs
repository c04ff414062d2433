#[test]
fn it_is_one() {
    let run = fixtures::run(super::x());
    run.expect_value(&1);
}
