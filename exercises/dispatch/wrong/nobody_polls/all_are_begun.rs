//! verdict: wrong order
//! Thought: the stream begins all orders at once, and gives out two at a time.

use std::time::Duration;

use event_loop::sleep;
use futures::{StreamExt, stream};
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

const PREDICTION: &[&str] = &[
    "  cover of menu",
    "  cover of card",
    "  cover of map",
    "  inside of menu",
    "  inside of map",
    "menu is in its box",
    "  inside of card",
    "map is in its box",
    "card is in its box",
];

struct Order(&'static str, u32);

pub async fn program() -> u32 {
    let orders = [Order("menu", 1), Order("card", 4), Order("map", 1)];
    let mut printed = stream::iter(orders).map(print).buffer_unordered(2);
    let mut boxes = 0;
    while let Some(name) = printed.next().await {
        sleep(3 * SECOND).await;
        say!("{name} is in its box");
        boxes += 1;
    }
    boxes
}

/// Takes `takes` seconds for the cover, and as long for the inside.
async fn print(Order(name, takes): Order) -> &'static str {
    say!("  cover of {name}");
    sleep(takes * SECOND).await;
    say!("  inside of {name}");
    sleep(takes * SECOND).await;
    name
}

#[cfg(test)]
#[path = "../../checks/nobody_polls.rs"]
mod checks;
