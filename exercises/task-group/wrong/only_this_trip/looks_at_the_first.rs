//! verdict: wrong value
//! Thought: the first error is the one that ended the group.

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
    let booked = task_group(async |group| {
        let bookings = trip.bookings.into_iter().map(|booking| group.create_task(book(booking)));
        let mut sum = 0;
        for booking in bookings.collect::<Vec<_>>() {
            sum += booking.await;
        }
        Ok(sum)
    });
    match booked.await {
        Ok(sum) => Ok(Some(sum)),
        Err(group) if group.errors()[0] == Trouble::Closed => Err(Trouble::Closed),
        Err(_sold_out) => {
            say!("{} is called off", trip.name);
            Ok(None)
        }
    }
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
#[path = "../../checks/only_this_trip.rs"]
mod checks;
