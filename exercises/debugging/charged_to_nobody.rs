//! Fix. Translations are paid by the word, and an order is charged to its customer: a
//! fee of 50 first, then each text when it is done. The fees are right, but the texts
//! are charged to nobody. Mend `order`: each text is charged to the customer of its
//! order, and all texts of all orders are still translated at the same time.
//!
//! Lesson: `cargo course read debugging`, "A task inherits no context".
//! Why async: many texts of many customers are out at once, and one thread waits for
//! all of them. So no variable of the thread could say who the customer is.
//! Think about: in asyncio `CUSTOMER` is a `ContextVar`. Who copies it, and when?

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
    gather(texts.into_iter().map(|words| translate(words, bill.clone()))).await;
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
#[path = "checks/charged_to_nobody.rs"]
mod checks;
