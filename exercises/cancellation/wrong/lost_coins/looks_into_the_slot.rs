//! verdict: wrong time
//! Thought: what takes no wait cannot be dropped in the middle: `get_nowait`, twice a
//! second.

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use transcript::say;

/// Sells one ticket, and returns the change in cents. `coins` is a queue as in
/// asyncio: `get` waits for the next coin.
pub async fn sell(price: u32, coins: Queue<u32>) -> u32 {
    let (mut paid, mut looks) = (0, 0);
    while paid < price {
        if let Ok(coin) = coins.get_nowait() {
            say!("  {coin} is in");
            paid += coin;
            continue;
        }
        sleep(Duration::from_millis(500)).await;
        looks += 1;
        if looks % 20 == 0 {
            say!("please pay");
        }
    }
    say!("here is your ticket");
    paid - price
}

#[cfg(test)]
#[path = "../../checks/lost_coins.rs"]
mod checks;
