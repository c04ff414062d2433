//! verdict: wrong order
//! Thought: when whoever asks is cancelled the others are called, and ask for themselves.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use locks::Event;
use transcript::say;

/// The rates of one shop. A clone is the same shop's.
#[derive(Clone, Default)]
pub struct Rates {
    known: Arc<Mutex<HashMap<&'static str, u32>>>,
    /// Set when whoever asks for a currency has stopped to ask.
    asking: Arc<Mutex<HashMap<&'static str, Event>>>,
}

impl Rates {
    /// What 100 of a currency cost.
    pub async fn rate(&self, currency: &'static str) -> u32 {
        let other = self.asking.lock().expect("nothing panics under it").get(currency).cloned();
        if let Some(event) = other {
            event.wait().await;
        }
        if let Some(rate) = self.look_up(currency) {
            return rate;
        }
        let _asking = Asking::begin(self, currency);
        let rate = ask_the_bank(currency).await;
        self.known.lock().expect("nothing panics under it").insert(currency, rate);
        rate
    }

    fn look_up(&self, currency: &str) -> Option<u32> {
        self.known.lock().expect("nothing panics under it").get(currency).copied()
    }
}

struct Asking {
    rates: Rates,
    currency: &'static str,
}

impl Asking {
    fn begin(rates: &Rates, currency: &'static str) -> Self {
        let mut asking = rates.asking.lock().expect("nothing panics under it");
        asking.insert(currency, Event::new());
        Asking { rates: rates.clone(), currency }
    }
}

impl Drop for Asking {
    fn drop(&mut self) {
        let mut asking = self.rates.asking.lock().expect("nothing panics under it");
        if let Some(event) = asking.remove(self.currency) {
            event.set();
        }
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
