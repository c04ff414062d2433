use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "three in a row: 1",
        "three at once: 3",
        "the archive, dropped unread: 3",
        "three at once: 4",
        "three at once, each with a new client: 7",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&7);
}
