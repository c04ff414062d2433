use std::time::Duration;

use super::{PREDICTION, program};

#[test]
fn the_prediction_is_what_happens() {
    let run = fixtures::run(program());
    let happens = [
        "  cover of menu",
        "  cover of card",
        "  inside of menu",
        "menu is in its box",
        "  inside of card",
        "  cover of map",
        "  inside of map",
        "map is in its box",
        "card is in its box",
    ];
    fixtures::expect_prediction(PREDICTION, &run, &happens);
    run.expect_value(&3);
    run.expect_elapsed(Duration::from_secs(13));
}
