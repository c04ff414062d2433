//! verdict: panicked
//! Thought: each task puts itself into the scope of the current customer.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use transcript::say;

tokio::task_local! {
    /// For whom the task works.
    static CUSTOMER: &'static str;
}

/// What each customer has to pay.
type Bill = Arc<Mutex<BTreeMap<&'static str, u32>>>;

/// Has all orders translated, texts of so many words, and returns the bill.
pub async fn translate_all(orders: Vec<(&'static str, Vec<u32>)>) -> BTreeMap<&'static str, u32> {
    let bill = Bill::default();
    let orders = orders.into_iter();
    gather(orders.map(|(name, texts)| CUSTOMER.scope(name, order(texts, bill.clone())))).await;
    bill.lock().expect("nobody panics").clone()
}

async fn order(texts: Vec<u32>, bill: Bill) {
    charge(&bill, 50);
    let texts = texts.into_iter().map(|words| translate(words, bill.clone()));
    gather(texts.map(async |text| CUSTOMER.scope(CUSTOMER.get(), text).await)).await;
}

/// A translator writes 100 words a second.
async fn translate(words: u32, bill: Bill) {
    sleep(Duration::from_millis(10) * words).await;
    charge(&bill, words);
}

fn charge(bill: &Bill, amount: u32) {
    let customer = CUSTOMER.try_with(|name| *name).unwrap_or("nobody");
    say!("{customer}: {amount}");
    *bill.lock().expect("nobody panics").entry(customer).or_default() += amount;
}

#[cfg(test)]
#[path = "../../checks/charged_to_nobody.rs"]
mod checks;
