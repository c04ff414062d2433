use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "  the tube with sugar is free",
        "sugar is read",
        "  the tube with zinc is free",
        "  the tube with iron is free",
        "zinc is read",
        "the doctor has read 2",
        "  the tube with lead is free",
        "the doctor goes home",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&vec!["sugar", "zinc"]);
}
