//! verdict: wrong value
//! Thought: a gather has its result when all coroutines have ended, also when one of
//! them has failed.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use gather::try_gather;
use transcript::say;

const PREDICTION: &[&str] = &[
    "  the show answers",
    "  the room answers",
    "  the car answers",
    "  the train answers",
    "  the guide answers",
    "no weekend: no room",
    "165 is paid",
];

/// What is paid so far.
type Bill = Arc<Mutex<u32>>;

pub async fn program() -> u32 {
    let bill = Bill::default();
    let weekend = try_gather([
        book("train", 4, Ok(80), bill.clone()),
        book("car", 3, Err("no car"), bill.clone()),
        book("room", 2, Err("no room"), bill.clone()),
        book("show", 1, Ok(30), bill.clone()),
        book("guide", 6, Ok(55), bill.clone()),
    ]);
    match weekend.await {
        Ok(prices) => say!("booked for {}", prices.iter().sum::<u32>()),
        Err(reason) => say!("no weekend: {reason}"),
    }
    sleep(Duration::from_secs(3)).await;
    let paid = *bill.lock().expect("no booking panics");
    say!("{paid} is paid");
    paid
}

type Answer = Result<u32, &'static str>;

async fn book(what: &str, seconds: u64, answer: Answer, bill: Bill) -> Answer {
    sleep(Duration::from_secs(seconds)).await;
    say!("  the {what} answers");
    *bill.lock().expect("no booking panics") += answer.unwrap_or(0);
    answer
}

#[cfg(test)]
#[path = "../../checks/refused_booking.rs"]
mod checks;
