use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "12 is called in",
        "30 is called in",
        "walk-in pays 12",
        "  ann drives for 30",
        "8 is called in",
        "5 is called in",
        "  cleo drives for 8",
        "  bob drives for 5",
        "the cars earned 43",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&43);
}
