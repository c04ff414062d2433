//! verdict: wrong value
//! Thought: the queue is for the loop, so a coroutine puts the sale into it.

use std::time::Duration;

use bridge::{BackgroundLoop, ThreadsafeFuture};
use event_loop::sleep;
use queue::Queue;
use transcript::say;

/// A sale, and how long the office takes to write its receipt.
#[derive(Debug, Clone, Copy)]
pub struct Sale {
    pub cents: u32,
    pub takes: Duration,
}

pub struct Till {
    background: BackgroundLoop,
    sales: Queue<Sale>,
    reporter: ThreadsafeFuture<Vec<u32>>,
}

impl Till {
    pub fn open() -> Self {
        let (background, sales) = (BackgroundLoop::start(), Queue::new(0));
        let reporter = background.run_coroutine_threadsafe(report(sales.clone()));
        Till { background, sales, reporter }
    }

    /// Hands a sale over to the reporter.
    pub fn sell(&self, sale: Sale) {
        let sales = self.sales.clone();
        let put = async move { sales.put(sale).await.is_ok() };
        self.background.run_coroutine_threadsafe(put);
    }

    /// Waits until all is reported, and stops the loop. Returns the receipts.
    pub fn close(self) -> Vec<u32> {
        let Till { background, sales, reporter } = self;
        sales.shutdown(false);
        let receipts = reporter.result(None).expect("it reports until there are no more");
        background.stop();
        receipts
    }
}

/// Reports sales until there are no more. A receipt says what was sold so far.
async fn report(sales: Queue<Sale>) -> Vec<u32> {
    let mut receipts = Vec::new();
    while let Ok(sale) = sales.get().await {
        sleep(sale.takes).await;
        let sum = receipts.last().unwrap_or(&0) + sale.cents;
        say!("  receipt: {sum} cents so far");
        receipts.push(sum);
    }
    receipts
}

#[cfg(test)]
#[path = "../../checks/till_closes.rs"]
mod checks;
