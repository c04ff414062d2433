//! Fix. A manager hands out invoices, and a task of its own books each. The
//! booking should go on while the manager hands out the rest. But as it is,
//! nothing is booked before the manager is done. Mend `manager`: after each
//! invoice, everybody who is ready has one turn.
//!
//! Lesson: `cargo course read event-loop`, "What blocks the loop".
//! Why async: the same thread hands out and books. The manager runs until it
//! gives way, and nobody can take the thread from it.
//! Think about: what does this manager do with a list that has no end?

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::{sleep, spawn};
use transcript::say;

/// What is booked so far, in cents.
type Ledger = Arc<Mutex<u32>>;

/// Hands out all invoices and returns what was booked meanwhile.
pub async fn manager(invoices: impl Iterator<Item = u32>) -> u32 {
    let ledger = Ledger::default();
    for cents in invoices {
        say!("{cents} handed out");
        spawn(book(cents, ledger.clone()));
        // One turn for everybody who is ready: a new booking is in line by now.
        sleep(Duration::ZERO).await;
    }
    *ledger.lock().expect("no booking panics")
}

async fn book(cents: u32, ledger: Ledger) {
    say!("  {cents} checked");
    sleep(Duration::ZERO).await;
    say!("  {cents} booked");
    *ledger.lock().expect("no booking panics") += cents;
}

#[cfg(test)]
#[path = "../../exercises/event-loop/checks/starving_manager.rs"]
mod checks;
