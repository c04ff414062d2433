use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "  lock is dry",
        "  mill is dry",
        "mill is switched off",
        "lock is switched off",
        "pumps still on: 1",
        "  north is dry",
        "the crew is back",
        "pumps still on: 0, 165 litres",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&165);
}
