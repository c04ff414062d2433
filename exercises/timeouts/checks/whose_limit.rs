use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "call 1",
        "  line closed",
        "no answer to call 1",
        "call 2",
        "  line closed",
        "no answer to call 2",
        "call 3",
        "  line closed",
        "  meter closed",
        "given up",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&3);
}
