use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "all are asked",
        "  hotel is asked",
        "  flight is asked",
        "  train is asked",
        "  hotel answers",
        "  hotel hangs up",
        "  flight answers",
        "  flight hangs up",
        "  train hangs up",
        "no trip: no room left",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&Err(vec!["no room left"]));
}
