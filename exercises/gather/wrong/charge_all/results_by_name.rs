//! verdict: wrong value
//! Thought: a name says whose result it is, so the results go into a map.

use std::collections::HashMap;
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use transcript::say;

/// Name, seconds that the bank takes, cents to pay, cents in the account.
pub type Bill = (&'static str, u64, u32, u32);

/// Charges all at the same time. Returns what is paid, and who gets a letter.
pub async fn charge_all(bills: Vec<Bill>) -> (u32, Vec<&'static str>) {
    let results = gather(bills.iter().copied().map(charge)).await;
    let names = bills.iter().map(|&(name, ..)| name);
    let results: HashMap<_, _> = names.zip(results).collect();
    let (mut paid, mut letters) = (0, Vec::new());
    for (name, ..) in bills {
        match results[name] {
            Ok(cents) => paid += cents,
            Err(Declined { short }) => {
                say!("letter to {name}: {short} cents short");
                letters.push(name);
            }
        }
    }
    say!("{paid} is paid");
    (paid, letters)
}

/// By how many cents the account is short.
struct Declined {
    short: u32,
}

async fn charge((name, seconds, cents, balance): Bill) -> Result<u32, Declined> {
    sleep(Duration::from_secs(seconds)).await;
    if cents > balance {
        return Err(Declined { short: cents - balance });
    }
    say!("  {name} pays {cents}");
    Ok(cents)
}

#[cfg(test)]
#[path = "../../checks/charge_all.rs"]
mod checks;
