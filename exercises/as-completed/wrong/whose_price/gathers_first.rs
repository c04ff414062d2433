//! verdict: wrong order
//! Thought: `gather` keeps the places, so shops and prices fit together.

use gather::gather;
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
    let prices = gather(requests).await;
    let mut best: Option<(&str, u32)> = None;
    for (shop, price) in shops.into_iter().zip(prices) {
        say!("{shop}: {price}");
        if best.is_none_or(|(_, lowest)| price < lowest) {
            best = Some((shop, price));
        }
    }
    best
}

#[cfg(test)]
#[path = "../../checks/whose_price.rs"]
mod checks;
