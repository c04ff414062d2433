//! verdict: wrong time
//! Thought: `get` is cancel safe, so each round waits for one coin or for ten
//! seconds.

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use tokio::select;
use transcript::say;

/// Sells one ticket, and returns the change in cents. `coins` is a queue as in
/// asyncio: `get` waits for the next coin.
pub async fn sell(price: u32, coins: Queue<u32>) -> u32 {
    let mut paid = 0;
    while paid < price {
        select! {
            biased;
            coin = coins.get() => {
                let coin = coin.expect("the slot is open");
                say!("  {coin} is in");
                paid += coin;
            }
            () = sleep(Duration::from_secs(10)) => say!("please pay"),
        }
    }
    say!("here is your ticket");
    paid - price
}

#[cfg(test)]
#[path = "../../checks/lost_coins.rs"]
mod checks;
