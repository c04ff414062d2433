//! Predict. A printer takes five seconds for a ticket, and it blocks. The shop orders
//! three tickets and waits two seconds for each. Read the program and write its lines
//! into `PREDICTION`, in the order in which they are said. Change nothing else.
//! Check it only then.
//!
//! Lesson: `cargo course read to-thread`, "Nothing stops a thread".
//! Why async: the shop has a limit for its wait, and a thread that blocks can keep none.
//! Think about: how many tickets were ordered, how many were printed, and how many
//! did the shop hear of?

use std::time::Duration;

use timeouts::{TimeoutError, wait_for};
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor};
use transcript::say;

const PREDICTION: &[&str] = &[
    "ticket 1 is ordered",
    "ticket 1 takes too long",
    "ticket 2 is ordered",
    // No thread has begun with ticket 2. It is taken out of the queue.
    "ticket 2 takes too long",
    "ticket 3 is ordered",
    // Nobody waits for ticket 1 any more, and nobody can stop its thread.
    "  ticket 1 is printed",
    "ticket 3 takes too long",
    "the customer leaves with 0 tickets",
    "  ticket 3 is printed",
];

pub async fn program() -> u32 {
    let printer = ThreadPoolExecutor::new(1);
    let mut heard_of = 0;
    for ticket in 1..=3 {
        say!("ticket {ticket} is ordered");
        let job = run_in_executor(&printer, move || print(ticket));
        match wait_for(job, Duration::from_secs(2)).await {
            Ok(()) => heard_of += 1,
            Err(TimeoutError) => say!("ticket {ticket} takes too long"),
        }
    }
    say!("the customer leaves with {heard_of} tickets");
    heard_of
}

fn print(ticket: u32) {
    blocking_sleep(Duration::from_secs(5));
    say!("  ticket {ticket} is printed");
}

#[cfg(test)]
#[path = "../../exercises/to-thread/checks/slow_printer.rs"]
mod checks;
