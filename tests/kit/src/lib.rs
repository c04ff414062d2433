//! What the tests of several crates are written in: time, turns, destructors that
//! tell, and waits that are polled by hand.
//!
//! A helper comes here with its second crate, and not before. Not for the checks
//! of exercises: those are written in `fixtures`.

#![warn(missing_docs, unreachable_pub)]

mod alive;
mod by_hand;
mod patience;
mod random;
mod reports;

use std::time::Duration;

use event_loop::sleep;

pub use alive::{Alive, Census, OnDrop, holding};
pub use by_hand::{Wait, Woken, curious};
pub use patience::{alone, within_patience};
pub use random::Random;
pub use reports::with_reports;

/// So many milliseconds.
#[must_use]
pub fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Lets every ready task run once.
///
/// # Cancel safety
///
/// There is nothing to lose.
///
/// # Panics
///
/// Outside a loop.
pub async fn one_turn() {
    sleep(Duration::ZERO).await;
}

/// Gives `value` after so many milliseconds.
///
/// # Cancel safety
///
/// When it is dropped, so is the value.
///
/// # Panics
///
/// Outside a loop.
pub async fn after<T>(millis: u64, value: T) -> T {
    sleep(ms(millis)).await;
    value
}
