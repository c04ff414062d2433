use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "both are in line",
        "right 2",
        "left 4",
        "callback 1",
        "right 4",
        "left 6",
        "callback 2",
        "4 words",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&4);
}
