use std::time::Duration;

use transcript::say;

use super::{Sensor, collect};

#[test]
fn the_patience_for_a_sensor_counts_from_when_its_turn_comes() {
    let run = fixtures::run_sync(|| {
        let sensors =
            [("hall", 1.0, 19), ("yard", 5.0, -4), ("attic", 4.0, 27), ("cellar", 3.5, 11)];
        let found = collect(sensors.map(sensor).to_vec(), Duration::from_secs(2));
        say!("done");
        found
    });
    run.expect_timed(&[
        (1.0, "  hall: 19 degrees"),
        (3.0, "yard is too slow"),
        (3.5, "  cellar: 11 degrees"),
        (4.0, "  attic: 27 degrees"),
        (4.0, "done"),
    ]);
    run.expect_value(&vec![19, 27, 11]);
}

#[test]
fn a_sensor_that_was_too_slow_is_not_heard_any_more() {
    let run = fixtures::run_sync(|| {
        let sensors = [("roof", 3.0, 8), ("garage", 3.5, 6), ("stairs", 7.0, 15)];
        collect(sensors.map(sensor).to_vec(), Duration::from_secs(2))
    });
    run.expect_timed(&[
        (2.0, "roof is too slow"),
        (3.5, "  garage: 6 degrees"),
        (5.5, "stairs is too slow"),
    ]);
    run.expect_value(&vec![6]);
    run.expect_elapsed(Duration::from_millis(5500));
}

#[test]
fn all_sensors_measure_at_the_same_time() {
    let run = fixtures::run_sync(|| {
        let sensors = [("bath", 3.0, 23), ("kitchen", 2.0, 21), ("office", 1.0, 20)];
        collect(sensors.map(sensor).to_vec(), Duration::from_secs(60))
    });
    run.expect_value(&vec![23, 21, 20]);
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_no_leaks();
}

#[test]
fn without_a_sensor_nobody_waits() {
    let run = fixtures::run_sync(|| collect(vec![], Duration::from_secs(2)));
    run.expect_value(&vec![]);
    run.expect_elapsed(Duration::ZERO);
}

fn sensor((name, seconds, degrees): (&'static str, f64, i32)) -> Sensor {
    Sensor { name, takes: Duration::from_secs_f64(seconds), degrees }
}
