use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "all are cancelled",
        "  the hold on the seat ends",
        "all are gone",
        "  the room is booked",
        "  the hold on the room ends",
        "tasks beside main: 1",
        "  the hold on the car ends",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&1);
}
