use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "  show: 30",
        "  room: no room",
        "no weekend: no room",
        "  car: no car",
        "  train: 80",
        "110 is paid",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&110);
}
