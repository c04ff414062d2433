//! verdict: wrong order
//! Thought: an order that has begun goes on by itself, as a task does.

use std::time::Duration;

use event_loop::sleep;
use futures::{StreamExt, stream};
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

const PREDICTION: &[&str] = &[
    "  cover of menu",
    "  cover of card",
    "  inside of menu",
    "  cover of map",
    "  inside of map",
    "  inside of card",
    "menu is in its box",
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
