//! Port. Write this Python program in Rust. It must say the same lines at the same
//! times, and return the same pair.
//!
//! ```python
//! class Declined(Exception):
//!     pass
//!
//! async def charge_all(bills):
//!     results = await asyncio.gather(*[charge(*bill) for bill in bills], return_exceptions=True)
//!     paid, letters = 0, []
//!     for (name, *_), result in zip(bills, results):
//!         if isinstance(result, Declined):
//!             print(f"letter to {name}: {result}")
//!             letters.append(name)
//!         else:
//!             paid += result
//!     print(f"{paid} is paid")
//!     return paid, letters
//!
//! async def charge(name, seconds, cents, balance):
//!     await asyncio.sleep(seconds)
//!     if cents > balance:
//!         raise Declined(f"{cents - balance} cents short")
//!     print(f"  {name} pays {cents}")
//!     return cents
//! ```
//!
//! Lesson: `cargo course read gather`, "When one fails".
//! Why async: every bank takes its time. Asked at the same time, they take as long as
//! the slowest.
//! Think about: a bug in `charge` would be an exception too, and stand in `results`.
//! What becomes of a panic here?

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use transcript::say;

/// Name, seconds that the bank takes, cents to pay, cents in the account.
pub type Bill = (&'static str, u64, u32, u32);

/// Charges all at the same time. Returns what is paid, and who gets a letter.
pub async fn charge_all(bills: Vec<Bill>) -> (u32, Vec<&'static str>) {
    // An `Err` is a value like any other for `gather`: it waits for all of them.
    let results = gather(bills.iter().copied().map(charge)).await;
    let (mut paid, mut letters) = (0, Vec::new());
    for ((name, ..), result) in bills.into_iter().zip(results) {
        match result {
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
#[path = "../../exercises/gather/checks/charge_all.rs"]
mod checks;
