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

/// Name, seconds that the bank takes, cents to pay, cents in the account.
pub type Bill = (&'static str, u64, u32, u32);

/// Charges all at the same time. Returns what is paid, and who gets a letter.
pub async fn charge_all(bills: Vec<Bill>) -> (u32, Vec<&'static str>) {
    todo!("charge {} customers", bills.len())
}

#[cfg(test)]
#[path = "checks/charge_all.rs"]
mod checks;
