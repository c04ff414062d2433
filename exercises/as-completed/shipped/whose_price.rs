//! Fix. Several shops are asked for their price, all at the same time. Each answer
//! is said as soon as it is there. The prices are right, but they stand beside the
//! wrong shops, and so the wrong shop is chosen. Mend `cheapest`.
//!
//! Lesson: `cargo course read as-completed`, "A value does not say where it is
//! from".
//! Why async: a slow shop must not keep you from seeing the prices of the others.
//! Think about: in which order do the shops stand in `shops`, and in which order
//! do the prices come?

use as_completed::as_completed;
use futures::StreamExt;
use transcript::say;

/// Asks all shops at once. Returns the shop with the lowest price; of equal ones,
/// the one that answered first.
///
/// A request is a coroutine that returns the shop's price in cents.
pub async fn cheapest<F>(requests: Vec<(&'static str, F)>) -> Option<(&'static str, u32)>
where
    F: Future<Output = u32> + Send + 'static,
{
    let (shops, requests): (Vec<_>, Vec<_>) = requests.into_iter().unzip();
    let mut prices = as_completed(requests);
    let mut best: Option<(&str, u32)> = None;
    for shop in shops {
        let price = prices.next().await.expect("every shop answers");
        say!("{shop}: {price}");
        if best.is_none_or(|(_, lowest)| price < lowest) {
            best = Some((shop, price));
        }
    }
    best
}

#[cfg(test)]
#[path = "checks/whose_price.rs"]
mod checks;
