//! verdict: wrong order
//! I awaited each booking: then it is certainly done.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use transcript::say;

/// What is booked so far, in cents.
type Ledger = Arc<Mutex<u32>>;

/// Hands out all invoices and returns what was booked meanwhile.
pub async fn manager(invoices: impl Iterator<Item = u32>) -> u32 {
    let ledger = Ledger::default();
    for cents in invoices {
        say!("{cents} handed out");
        book(cents, ledger.clone()).await;
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
#[path = "../../checks/starving_manager.rs"]
mod checks;
