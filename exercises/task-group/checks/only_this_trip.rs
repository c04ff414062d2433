use std::time::Duration;

use task_group::ExceptionGroup;

use super::Trouble::{Closed, SoldOut};
use super::{Booking, Trip, Trouble, book_all};

type Outcome = Result<u32, Trouble>;

#[test]
fn a_trip_that_is_called_off_stops_its_own_bookings_and_no_others() {
    let run = fixtures::run(book(vec![
        trip("Rome", &[("a flight", 1, Ok(120)), ("a room", 2, Err(SoldOut)), ("a car", 4, Ok(9))]),
        trip("Oslo", &[("a cabin", 5, Ok(200)), ("a train", 3, Ok(60))]),
    ]));
    run.expect_timed(&[
        (1.0, "  a flight: 120"),
        (2.0, "  a room is sold out"),
        (2.0, "Rome is called off"),
        (3.0, "  a train: 60"),
        (5.0, "  a cabin: 200"),
    ]);
    run.expect_value(&Ok(vec![None, Some(260)]));
    run.expect_no_leaks();
}

#[test]
fn if_the_agency_closes_nothing_goes_on() {
    let run = fixtures::run(book(vec![
        trip("Riga", &[("a bus", 7200, Ok(15))]),
        trip("Bonn", &[("a boat", 1, Ok(40)), ("a bed", 2, Err(Closed)), ("a bike", 3, Ok(5))]),
        trip("Lyon", &[("a tent", 1, Err(SoldOut)), ("a guide", 8, Ok(75))]),
    ]));
    run.expect_timed(&[
        (1.0, "  a boat: 40"),
        (1.0, "  a tent is sold out"),
        (1.0, "Lyon is called off"),
        (2.0, "the agency closes"),
    ]);
    run.expect_value(&Err(vec![Closed]));
    run.expect_elapsed(Duration::from_secs(2));
    run.expect_no_leaks();
}

#[test]
fn sold_out_at_the_moment_of_the_end_is_the_end() {
    let bookings = [("a ferry", 2, Err(SoldOut)), ("a hut", 2, Err(Closed)), ("a map", 2, Ok(3))];
    let run =
        fixtures::run(book(vec![trip("Skye", &bookings), trip("Bath", &[("a tour", 9, Ok(30))])]));
    run.expect_value(&Err(vec![Closed]));
    run.expect_elapsed(Duration::from_secs(2));
}

#[test]
fn two_trips_can_be_called_off_at_the_same_time() {
    let run = fixtures::run(book(vec![
        trip("Genoa", &[("a seat", 3, Err(SoldOut)), ("a berth", 3, Err(SoldOut))]),
        trip("Turin", &[]),
        trip("Milan", &[("a box", 3, Err(SoldOut))]),
    ]));
    run.expect_value(&Ok(vec![None, Some(0), None]));
    run.expect_elapsed(Duration::from_secs(3));
    run.expect_no_leaks();
}

async fn book(trips: Vec<Trip>) -> Result<Vec<Option<u32>>, Vec<Trouble>> {
    book_all(trips).await.map_err(ExceptionGroup::into_errors)
}

fn trip(name: &'static str, bookings: &[(&'static str, u64, Outcome)]) -> Trip {
    let booking = |&(name, seconds, outcome): &(&'static str, u64, Outcome)| {
        let takes = Duration::from_secs(seconds);
        Booking { name, takes, outcome }
    };
    Trip { name, bookings: bookings.iter().map(booking).collect() }
}
