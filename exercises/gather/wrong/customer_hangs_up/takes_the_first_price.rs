//! verdict: wrong value
//! Thought: the first answer is good enough, and then all lines are hung up.

use std::time::Duration;

use event_loop::sleep;
use gather::try_gather;
use transcript::say;

/// A shop, how long it takes to look the price up, and the price.
#[derive(Debug, Clone, Copy)]
pub struct Shop {
    pub name: &'static str,
    pub takes: Duration,
    pub price: u32,
}

/// Asks all shops at the same time, and returns the lowest price, if there is one.
pub async fn lowest_price(shops: Vec<Shop>) -> Option<u32> {
    let first = try_gather(shops.into_iter().map(ask_once));
    first.await.err()
}

/// An answer ends the gather, as if it were an error.
async fn ask_once(shop: Shop) -> Result<(), u32> {
    Err(ask(shop).await)
}

async fn ask(shop: Shop) -> u32 {
    let _line = Line { to: shop.name };
    sleep(shop.takes).await;
    say!("  {} wants {}", shop.name, shop.price);
    shop.price
}

/// An open line. It is hung up when it is dropped.
struct Line {
    to: &'static str,
}

impl Drop for Line {
    fn drop(&mut self) {
        say!("  the line to {} is free", self.to);
    }
}

#[cfg(test)]
#[path = "../../checks/customer_hangs_up.rs"]
mod checks;
