//! Fix. A ticket machine collects coins until they are worth the price. As long as
//! they are not, it says "please pay" every ten seconds. Customers complain that it
//! swallows coins. Mend it: each coin counts, and the reminders stay as they are.
//! `sell` returns the change.
//!
//! Lesson: `cargo course read cancellation`, "A dropped wait takes along what it
//! holds".
//! Why async: it waits for a coin and for the clock at the same time.
//! Think about: when `asyncio.wait` returns, the slower ones go on. What becomes of
//! a branch that loses a `select!`?

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use tokio::select;
use transcript::say;

/// Sells one ticket, and returns the change in cents. `coins` is a queue as in
/// asyncio: `get` waits for the next coin.
pub async fn sell(price: u32, coins: Queue<u32>) -> u32 {
    let paid = loop {
        select! {
            biased;
            paid = collect(price, &coins) => break paid,
            () = sleep(Duration::from_secs(10)) => say!("please pay"),
        }
    };
    say!("here is your ticket");
    paid - price
}

/// Waits until the coins are worth the price, and returns what they are worth.
async fn collect(price: u32, coins: &Queue<u32>) -> u32 {
    let mut paid = 0;
    while paid < price {
        let coin = coins.get().await.expect("the slot is open");
        say!("  {coin} is in");
        paid += coin;
    }
    paid
}

#[cfg(test)]
#[path = "checks/lost_coins.rs"]
mod checks;
