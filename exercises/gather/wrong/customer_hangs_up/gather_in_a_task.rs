//! verdict: wrong value
//! Thought: a gather stops its children when it is cancelled, and a task can be
//! cancelled.

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use tasks::create_task;
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
    let prices = create_task(gather(shops.into_iter().map(ask)));
    prices.await.expect("no request fails").into_iter().min()
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
