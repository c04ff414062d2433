//! Port. Write this Python program in Rust, as a function that is not async. It must
//! say the same lines at the same times, and return the same list.
//!
//! ```python
//! def collect(sensors, patience):
//!     runner = asyncio.Runner()
//!     loop = runner.get_loop()
//!     thread = threading.Thread(target=loop.run_forever)
//!     thread.start()
//!     asked = [asyncio.run_coroutine_threadsafe(read(*sensor), loop) for sensor in sensors]
//!     found = []
//!     for sensor, reading in zip(sensors, asked):
//!         try:
//!             found.append(reading.result(patience))
//!         except TimeoutError:
//!             print(f"{sensor[0]} is too slow")
//!             reading.cancel()
//!     loop.call_soon_threadsafe(loop.stop)
//!     thread.join()
//!     runner.close()
//!     return found
//!
//! async def read(name, seconds, degrees):
//!     await asyncio.sleep(seconds)
//!     print(f"  {name}: {degrees} degrees")
//!     return degrees
//! ```
//!
//! Lesson: `cargo course read bridge`, "The run" and "The map".
//! Why async: one loop waits for all sensors, while the thread blocks for one of them.
//! Think about: from when on does the patience for the third sensor count?

use std::time::Duration;

/// A sensor, how long it takes to answer, and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Sensor {
    pub name: &'static str,
    pub takes: Duration,
    pub degrees: i32,
}

/// Asks all sensors, waits for one after the other, and returns what they said.
pub fn collect(sensors: Vec<Sensor>, patience: Duration) -> Vec<i32> {
    todo!("ask {} sensors, and wait {patience:?} for each", sensors.len())
}

#[cfg(test)]
#[path = "checks/slow_sensors.rs"]
mod checks;
