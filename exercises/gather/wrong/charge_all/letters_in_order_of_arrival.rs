//! verdict: wrong order
//! Thought: what has failed is collected as it fails, in a list that all tasks share.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use transcript::say;

/// Name, seconds that the bank takes, cents to pay, cents in the account.
pub type Bill = (&'static str, u64, u32, u32);

type Declined = Arc<Mutex<Vec<(&'static str, u32)>>>;

/// Charges all at the same time. Returns what is paid, and who gets a letter.
pub async fn charge_all(bills: Vec<Bill>) -> (u32, Vec<&'static str>) {
    let declined = Declined::default();
    let paid = gather(bills.into_iter().map(|bill| charge(bill, declined.clone()))).await;
    let paid = paid.into_iter().sum();
    let mut letters = Vec::new();
    for &(name, short) in declined.lock().expect("nobody panics").iter() {
        say!("letter to {name}: {short} cents short");
        letters.push(name);
    }
    say!("{paid} is paid");
    (paid, letters)
}

async fn charge((name, seconds, cents, balance): Bill, declined: Declined) -> u32 {
    sleep(Duration::from_secs(seconds)).await;
    if cents > balance {
        declined.lock().expect("nobody panics").push((name, cents - balance));
        return 0;
    }
    say!("  {name} pays {cents}");
    cents
}

#[cfg(test)]
#[path = "../../checks/charge_all.rs"]
mod checks;
