//! verdict: wrong value
//! Thought: it is the reading that must not take longer than that.

use std::time::Duration;

use event_loop::{run, sleep};
use gather::gather;
use timeouts::wait_for;
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
    run(async move {
        let asked = sensors.into_iter().map(|sensor| async move {
            let reading = wait_for(read(sensor), patience).await;
            if reading.is_err() {
                say!("{} is too slow", sensor.name);
            }
            reading.ok()
        });
        gather(asked).await.into_iter().flatten().collect()
    })
}

async fn read(sensor: Sensor) -> i32 {
    sleep(sensor.takes).await;
    say!("  {}: {} degrees", sensor.name, sensor.degrees);
    sensor.degrees
}

#[cfg(test)]
#[path = "../../checks/slow_sensors.rs"]
mod checks;
