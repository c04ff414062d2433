//! verdict: wrong value
//! Thought: an error ends the function, and the loop is stopped on the way out.

use std::time::Duration;

use bridge::BackgroundLoop;
use event_loop::sleep;
use transcript::say;

/// A sensor, how long it takes to answer, and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Sensor {
    pub name: &'static str,
    pub takes: Duration,
    pub degrees: i32,
}

/// Asks all sensors, waits for one after the other, and returns what they said.
pub fn collect(sensors: Vec<Sensor>, patience: Duration) -> Vec<i32> {
    let background = BackgroundLoop::start();
    let asked: Vec<_> =
        sensors.iter().map(|&sensor| background.run_coroutine_threadsafe(read(sensor))).collect();
    let mut found = Vec::new();
    for (sensor, reading) in sensors.iter().zip(asked) {
        let Ok(degrees) = reading.result(Some(patience)) else {
            say!("{} is too slow", sensor.name);
            break;
        };
        found.push(degrees);
    }
    background.stop();
    found
}

async fn read(sensor: Sensor) -> i32 {
    sleep(sensor.takes).await;
    say!("  {}: {} degrees", sensor.name, sensor.degrees);
    sensor.degrees
}

#[cfg(test)]
#[path = "../../checks/slow_sensors.rs"]
mod checks;
