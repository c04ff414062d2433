//! Fix. A shop asks a server for prices, with async code on a loop in the background.
//! The rest of the shop is not async: it calls `price` and `bill`. `price` works, and
//! `bill` fails. Mend `total`, so that it asks for all prices at the same time. The loop
//! has other work meanwhile.
//!
//! Lesson: `cargo course read bridge`, "`result` on the loop would wait for itself".
//! Why async: the server takes seconds for a price, and can be asked for many at once.
//! Think about: on which thread does `total` run, and who would do the work that it
//! waits for?

use std::sync::Arc;
use std::time::Duration;

use bridge::BackgroundLoop;
use event_loop::sleep;
use gather::gather;
use transcript::say;

/// What is bought, how long the server takes for its price, and the price.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub name: &'static str,
    pub takes: Duration,
    pub cents: u32,
}

/// A clone is the same shop.
#[derive(Clone)]
pub struct Shop {
    pub background: Arc<BackgroundLoop>,
}

impl Shop {
    /// What one item costs. Blocks.
    pub fn price(&self, item: Item) -> u32 {
        let asked = self.background.run_coroutine_threadsafe(ask(item));
        asked.result(None).expect("the server answers")
    }

    /// What all items cost. Blocks.
    pub fn bill(&self, items: Vec<Item>) -> u32 {
        let shop = self.clone();
        let sum = async move { shop.total(items).await };
        self.background.run_coroutine_threadsafe(sum).result(None).expect("the server answers")
    }

    async fn total(&self, items: Vec<Item>) -> u32 {
        // It runs on the loop: whoever is there awaits, and never blocks for a result.
        gather(items.into_iter().map(ask)).await.into_iter().sum()
    }
}

async fn ask(item: Item) -> u32 {
    sleep(item.takes).await;
    say!("  {}: {} cents", item.name, item.cents);
    item.cents
}

#[cfg(test)]
#[path = "../../exercises/bridge/checks/price_on_the_loop.rs"]
mod checks;
