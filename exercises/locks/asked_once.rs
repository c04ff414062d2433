//! Fix. A shop asks a bank for exchange rates and keeps them. When three orders in
//! dollars come in at once, the bank is asked three times. Mend `rate`: each rate is
//! asked for once, and different rates are asked for at the same time. An order may be
//! cancelled while it waits; the others get their rate all the same.
//!
//! Lesson: `cargo course read locks`, "A lock across a wait makes everything serial".
//! Why async: the bank takes seconds. Meanwhile the same thread serves the orders
//! whose rate is known.
//! Think about: what must not happen between looking for a rate and keeping it, and
//! for whom may it happen?

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use transcript::say;

/// The rates of one shop. A clone is the same shop's.
#[derive(Clone, Default)]
pub struct Rates {
    known: Arc<Mutex<HashMap<&'static str, u32>>>,
}

impl Rates {
    /// What 100 of a currency cost.
    pub async fn rate(&self, currency: &'static str) -> u32 {
        if let Some(rate) = self.look_up(currency) {
            return rate;
        }
        let rate = ask_the_bank(currency).await;
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
#[path = "checks/asked_once.rs"]
mod checks;
