//! verdict: wrong value
//! Thought: `select!` is the culprit, so a time limit in a loop, as in asyncio.

use std::time::Duration;

use queue::Queue;
use timeouts::{TimeoutError, wait_for};
use transcript::say;

/// Sells one ticket, and returns the change in cents. `coins` is a queue as in
/// asyncio: `get` waits for the next coin.
pub async fn sell(price: u32, coins: Queue<u32>) -> u32 {
    let paid = loop {
        match wait_for(collect(price, &coins), Duration::from_secs(10)).await {
            Ok(paid) => break paid,
            Err(TimeoutError) => say!("please pay"),
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
#[path = "../../checks/lost_coins.rs"]
mod checks;
