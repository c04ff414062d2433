//! verdict: wrong order
//! Thought: without tasks there is nothing that could run on.

use std::time::Duration;

use event_loop::sleep;
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
    for shop in shops {
        let price = ask(shop).await;
        lowest = Some(lowest.map_or(price, |best: u32| best.min(price)));
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
