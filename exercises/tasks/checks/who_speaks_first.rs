use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "closed has ended: false",
        "near is asked",
        "far is asked",
        "near answers",
        "far answers",
        "far costs 200",
        "near costs 250",
        "late is asked",
        "late answers",
        "late costs 220",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&Ok(200));
}
