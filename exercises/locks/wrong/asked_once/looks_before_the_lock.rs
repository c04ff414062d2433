//! verdict: wrong value
//! Thought: the lock is for the asking: whoever finds the rate needs none.

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
    asking: Arc<Mutex<HashMap<&'static str, Lock>>>,
}

impl Rates {
    /// What 100 of a currency cost.
    pub async fn rate(&self, currency: &'static str) -> u32 {
        if let Some(rate) = self.look_up(currency) {
            return rate;
        }
        let _guard = self.lock_of(currency).acquire().await;
        let rate = ask_the_bank(currency).await;
        self.known.lock().expect("nothing panics under it").insert(currency, rate);
        rate
    }

    fn lock_of(&self, currency: &'static str) -> Lock {
        let mut asking = self.asking.lock().expect("nothing panics under it");
        asking.entry(currency).or_default().clone()
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
