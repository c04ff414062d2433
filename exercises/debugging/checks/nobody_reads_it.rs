use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run_with_panics(program());
    let happens = [
        "mail fails",
        "save fails",
        "  never read: save",
        "send fails",
        "sync fails",
        "send is done: true",
        "  never read: send",
        "end",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&Some("sync has no connection".to_owned()));
}
