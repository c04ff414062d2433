use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run_sync(program);
    let happens = [
        "  part 1 of the film",
        "film: Err(TimedOut)",
        "  part 2 of the film",
        "  part 1 of the song",
        "  the song is closed",
        "song: 1 part",
        "  the film is closed",
        "film: Err(Cancelled)",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&1);
}
