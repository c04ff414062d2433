use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "  ann tests",
        "  ann is out, locked: true",
        "  bob tests",
        "  bob is out, locked: true",
        "  cyd tests",
        "  cyd is out, locked: true",
        "  ann tests",
        "  ann is out, locked: false",
        "all in all they waited 7 s",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&7);
}
