use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "one and three, please",
        "  1 begins",
        "  3 begins",
        "  1 ends",
        "  3 ends",
        "sum 9",
        "sum 10",
        "  2 begins",
        "  2 ends",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&Ok(14));
}
