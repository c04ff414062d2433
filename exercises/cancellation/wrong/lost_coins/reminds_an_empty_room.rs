//! verdict: wrong value
//! Thought: a task of tokio for the reminders ends with the function that spawned it.

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use transcript::say;

/// Sells one ticket, and returns the change in cents. `coins` is a queue as in
/// asyncio: `get` waits for the next coin.
pub async fn sell(price: u32, coins: Queue<u32>) -> u32 {
    tokio::spawn(async {
        loop {
            sleep(Duration::from_secs(10)).await;
            say!("please pay");
        }
    });
    let paid = collect(price, &coins).await;
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
