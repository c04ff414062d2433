//! Complete. An agency books several trips at once, and all bookings of a trip at once.
//! If one of them is sold out, its trip is called off: the other bookings of this trip are
//! cancelled, and the other trips go on. If the agency closes, everything ends at once.
//! `book_all` is right. Write `book_trip`.
//!
//! Lesson: `cargo course read task-group`, "Where a failure stops".
//! Why async: each booking takes seconds, and one thread waits for all of them.
//! Think about: which errors are the trip's own business, and which are not? And what if
//! there are both?

use std::time::Duration;

use event_loop::sleep;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

/// A trip, and what has to be booked for it.
#[derive(Debug, Clone)]
pub struct Trip {
    pub name: &'static str,
    pub bookings: Vec<Booking>,
}

/// A booking, how long it takes, and its price or the trouble with it.
#[derive(Debug, Clone, Copy)]
pub struct Booking {
    pub name: &'static str,
    pub takes: Duration,
    pub outcome: Result<u32, Trouble>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// Of the trip.
    SoldOut,
    /// Of all.
    Closed,
}

/// Books all trips at the same time. Returns what each costs, `None` if it was called off.
pub async fn book_all(trips: Vec<Trip>) -> Result<Vec<Option<u32>>, ExceptionGroup<Trouble>> {
    let booked = task_group(async |group| {
        let trips = trips.into_iter().map(|trip| group.create_task(book_trip(trip)));
        let mut prices = Vec::new();
        for trip in trips.collect::<Vec<_>>() {
            prices.push(trip.await);
        }
        Ok(prices)
    });
    booked.await
}

/// Books all of a trip at the same time. Says `{name} is called off` if that is so.
async fn book_trip(trip: Trip) -> Result<Option<u32>, Trouble> {
    let mut sum = 0;
    for booking in trip.bookings {
        sum += book(booking).await?;
    }
    todo!("{sum} is right, but slow, and {} may be called off", trip.name)
}

async fn book(booking: Booking) -> Result<u32, Trouble> {
    sleep(booking.takes).await;
    match booking.outcome {
        Ok(price) => say!("  {}: {price}", booking.name),
        Err(Trouble::SoldOut) => say!("  {} is sold out", booking.name),
        Err(Trouble::Closed) => say!("the agency closes"),
    }
    booking.outcome
}

#[cfg(test)]
#[path = "checks/only_this_trip.rs"]
mod checks;
