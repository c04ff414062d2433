//! Fix. All shops are asked for a price at the same time, and the lowest one counts.
//! Whoever waits for it may lose patience and cancel. Then every open line is to be
//! hung up. But the shops talk on, to nobody. Mend `lowest_price`.
//!
//! Lesson: `cargo course read gather`, "Dropping it stops the children" and "A handle is
//! not a child".
//! Why async: a shop takes seconds to answer, and one thread can hold all the lines.
//! Think about: in asyncio, `gather` cancels tasks and coroutines alike. Why can it not
//! do so here?

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
    let requests = shops.into_iter().map(|shop| create_task(ask(shop)));
    let prices = gather(requests).await;
    prices.into_iter().map(|price| price.expect("no request fails")).min()
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
#[path = "checks/customer_hangs_up.rs"]
mod checks;
