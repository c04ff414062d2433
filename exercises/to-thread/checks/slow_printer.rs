use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "ticket 1 is ordered",
        "ticket 1 takes too long",
        "ticket 2 is ordered",
        "ticket 2 takes too long",
        "ticket 3 is ordered",
        "  ticket 1 is printed",
        "ticket 3 takes too long",
        "the customer leaves with 0 tickets",
        "  ticket 3 is printed",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&0);
}
