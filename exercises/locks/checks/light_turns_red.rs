use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "  ann comes",
        "  bob comes",
        "green",
        "red",
        "  cleo comes",
        "  ann drives on red",
        "  bob drives on red",
        "green again",
        "  cleo drives on green",
        "2 on red",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&2);
}
