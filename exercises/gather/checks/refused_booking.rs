use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "  the show answers",
        "  the room answers",
        "no weekend: no room",
        "  the car answers",
        "  the train answers",
        "110 is paid",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&110);
}
