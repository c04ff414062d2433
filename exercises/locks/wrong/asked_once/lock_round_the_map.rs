//! verdict: wrong value
//! Thought: it is the map that two tasks must not use at the same time.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use locks::Lock;
use transcript::say;

/// The rates of one shop. A clone is the same shop's.
#[derive(Clone, Default)]
pub struct Rates {
    known: Arc<Mutex<HashMap<&'static str, u32>>>,
    lock: Lock,
}

impl Rates {
    /// What 100 of a currency cost.
    pub async fn rate(&self, currency: &'static str) -> u32 {
        let guard = self.lock.acquire().await;
        if let Some(rate) = self.look_up(currency) {
            return rate;
        }
        drop(guard);
        let rate = ask_the_bank(currency).await;
        let _guard = self.lock.acquire().await;
        self.known.lock().expect("nothing panics under it").insert(currency, rate);
        rate
    }

    fn look_up(&self, currency: &str) -> Option<u32> {
        self.known.lock().expect("nothing panics under it").get(currency).copied()
    }
}

async fn ask_the_bank(currency: &str) -> u32 {
    let (rate, seconds) = match currency {
        "USD" => (92, 2),
        "GBP" => (117, 3),
        "JPY" => (1, 1),
        _ => (7, 3600),
    };
    say!("asking for {currency}");
    sleep(Duration::from_secs(seconds)).await;
    say!("  {currency} is {rate}");
    rate
}

#[cfg(test)]
#[path = "../../checks/asked_once.rs"]
mod checks;
