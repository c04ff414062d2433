//! Port. Write this Python program in Rust. It must say the same lines at the same times,
//! and return the same number. A car comes after so many seconds and stays so many. On
//! its way out somebody presses a button, once or more often: that is what `presses`
//! counts.
//!
//! ```python
//! async def car_park(places, cars):
//!     free = asyncio.BoundedSemaphore(places)
//!     visits = [asyncio.create_task(visit(free, *car)) for car in cars]
//!     return sum([await visit for visit in visits])
//!
//! async def visit(free, name, comes, stays, presses):
//!     await asyncio.sleep(comes)
//!     await free.acquire()
//!     print(f"{name} drives in")
//!     await asyncio.sleep(stays)
//!     print(f"  {name} drives out")
//!     refused = 0
//!     for _ in range(presses):
//!         try:
//!             free.release()
//!         except ValueError:
//!             print("  nobody has left")
//!             refused += 1
//!     return refused
//! ```
//!
//! Lesson: `cargo course read semaphore`, "A permit that has moved is gone".
//! Why async: a car that waits at the gate holds up none of those that drive out.
//! Think about: somebody presses twice while another car is inside. Who is told, and who
//! gets in?

use std::time::Duration;

/// A car, when it comes, how long it stays, and how often the button is pressed.
#[derive(Debug, Clone, Copy)]
pub struct Car {
    pub name: &'static str,
    pub comes: Duration,
    pub stays: Duration,
    pub presses: u32,
}

/// Lets the cars in, so many at a time. Returns how often the button was refused.
pub async fn car_park(places: usize, cars: Vec<Car>) -> u32 {
    todo!("let {} cars into {places} places", cars.len())
}

#[cfg(test)]
#[path = "checks/pressed_twice.rs"]
mod checks;
