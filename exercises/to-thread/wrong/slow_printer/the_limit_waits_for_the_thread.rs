//! verdict: wrong value
//! Thought: `wait_for` cancels the call and waits until it has ended, as for a task.

use std::time::Duration;

use timeouts::{TimeoutError, wait_for};
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor};
use transcript::say;

const PREDICTION: &[&str] = &[
    "ticket 1 is ordered",
    "  ticket 1 is printed",
    "ticket 1 takes too long",
    "ticket 2 is ordered",
    "  ticket 2 is printed",
    "ticket 2 takes too long",
    "ticket 3 is ordered",
    "  ticket 3 is printed",
    "ticket 3 takes too long",
    "the customer leaves with 0 tickets",
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
#[path = "../../checks/slow_printer.rs"]
mod checks;
