//! verdict: wrong value
//! Thought: a pinned future survives the `select!`.

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use tokio::select;
use transcript::say;

/// Sells one ticket, and returns the change in cents. `coins` is a queue as in
/// asyncio: `get` waits for the next coin.
pub async fn sell(price: u32, coins: Queue<u32>) -> u32 {
    let paid = loop {
        let mut paying = Box::pin(collect(price, &coins));
        select! {
            biased;
            paid = &mut paying => break paid,
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
#[path = "../../checks/lost_coins.rs"]
mod checks;
