//! verdict: wrong order
//! Thought: tasks run at the same time, and each has a name beside it.

use tasks::create_task;
use transcript::say;

/// Asks all shops at once. Returns the shop with the lowest price; of equal ones,
/// the one that answered first.
///
/// A request is a coroutine that returns the shop's price in cents.
pub async fn cheapest<F>(requests: Vec<(&'static str, F)>) -> Option<(&'static str, u32)>
where
    F: Future<Output = u32> + Send + 'static,
{
    let tasks: Vec<_> =
        requests.into_iter().map(|(shop, request)| (shop, create_task(request))).collect();
    let mut best: Option<(&str, u32)> = None;
    for (shop, task) in tasks {
        let price = task.await.expect("no request fails");
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
