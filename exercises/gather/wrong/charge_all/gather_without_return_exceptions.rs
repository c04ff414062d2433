//! verdict: wrong value
//! Thought: `try_gather` is for coroutines that may fail, and these may.

use std::time::Duration;

use event_loop::sleep;
use gather::try_gather;
use transcript::say;

/// Name, seconds that the bank takes, cents to pay, cents in the account.
pub type Bill = (&'static str, u64, u32, u32);

/// Charges all at the same time. Returns what is paid, and who gets a letter.
pub async fn charge_all(bills: Vec<Bill>) -> (u32, Vec<&'static str>) {
    let (mut paid, mut letters) = (0, Vec::new());
    match try_gather(bills.into_iter().map(charge)).await {
        Ok(cents) => paid = cents.into_iter().sum(),
        Err(Declined { name, short }) => {
            say!("letter to {name}: {short} cents short");
            letters.push(name);
        }
    }
    say!("{paid} is paid");
    (paid, letters)
}

/// By how many cents the account is short.
struct Declined {
    name: &'static str,
    short: u32,
}

async fn charge((name, seconds, cents, balance): Bill) -> Result<u32, Declined> {
    sleep(Duration::from_secs(seconds)).await;
    if cents > balance {
        return Err(Declined { name, short: cents - balance });
    }
    say!("  {name} pays {cents}");
    Ok(cents)
}

#[cfg(test)]
#[path = "../../checks/charge_all.rs"]
mod checks;
