//! verdict: wrong order
//! Thought: only one car has left, so only the first press counts, and the others are refused.

use std::time::Duration;

use event_loop::sleep;
use semaphore::BoundedSemaphore;
use tasks::create_task;
use transcript::say;

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
    let free = BoundedSemaphore::new(places);
    let visit = |car| create_task(visit(free.clone(), car));
    let visits: Vec<_> = cars.into_iter().map(visit).collect();
    let mut refused = 0;
    for visit in visits {
        refused += visit.await.expect("no visit panics");
    }
    refused
}

async fn visit(free: BoundedSemaphore, car: Car) -> u32 {
    sleep(car.comes).await;
    free.acquire().await.forget();
    say!("{} drives in", car.name);
    sleep(car.stays).await;
    say!("  {} drives out", car.name);
    let mut refused = 0;
    for press in 0..car.presses {
        if press > 0 || free.release().is_err() {
            say!("  nobody has left");
            refused += 1;
        }
    }
    refused
}

#[cfg(test)]
#[path = "../../checks/pressed_twice.rs"]
mod checks;
