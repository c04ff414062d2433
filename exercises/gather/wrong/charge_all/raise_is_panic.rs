//! verdict: panicked
//! Thought: an exception of Python is a panic of Rust, and `gather` collects both.

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use transcript::say;

/// Name, seconds that the bank takes, cents to pay, cents in the account.
pub type Bill = (&'static str, u64, u32, u32);

/// Charges all at the same time. Returns what is paid, and who gets a letter.
pub async fn charge_all(bills: Vec<Bill>) -> (u32, Vec<&'static str>) {
    let results = gather(bills.iter().copied().map(charge)).await;
    let (mut paid, mut letters) = (0, Vec::new());
    for ((name, ..), result) in bills.into_iter().zip(results) {
        match result {
            Ok(cents) => paid += cents,
            Err(declined) => {
                say!("letter to {name}: {declined}");
                letters.push(name);
            }
        }
    }
    say!("{paid} is paid");
    (paid, letters)
}

async fn charge((name, seconds, cents, balance): Bill) -> Result<u32, String> {
    sleep(Duration::from_secs(seconds)).await;
    if cents > balance {
        panic!("{} cents short", cents - balance);
    }
    say!("  {name} pays {cents}");
    Ok(cents)
}

#[cfg(test)]
#[path = "../../checks/charge_all.rs"]
mod checks;
