//! verdict: wrong time
//! Thought: nobody holds more than five lines, so the gather is for five shops, and
//! then the next five.

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
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
    let mut lowest = None;
    for shops in shops.chunks(5) {
        let prices = gather(shops.iter().copied().map(ask)).await;
        lowest = prices.into_iter().chain(lowest).min();
    }
    lowest
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
