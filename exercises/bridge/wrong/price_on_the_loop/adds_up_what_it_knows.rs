//! verdict: wrong value
//! Thought: the prices are in the items already.

use std::sync::Arc;
use std::time::Duration;

use bridge::BackgroundLoop;
use event_loop::sleep;
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
        items.iter().map(|item| item.cents).sum()
    }
}

async fn ask(item: Item) -> u32 {
    sleep(item.takes).await;
    say!("  {}: {} cents", item.name, item.cents);
    item.cents
}

#[cfg(test)]
#[path = "../../checks/price_on_the_loop.rs"]
mod checks;
