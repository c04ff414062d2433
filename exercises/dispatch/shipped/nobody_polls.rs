//! Predict. A small press prints two brochures at once, each a cover and then the
//! inside, and one person puts what is printed into boxes. Read the program and
//! write its lines into `PREDICTION`, in the order in which they are said. Change
//! nothing else. Check it only then.
//!
//! Lesson: `cargo course read dispatch`, "A stream is one task".
//! Why async: the presses and the person wait most of the time, on one thread.
//! Think about: with two tasks behind a semaphore, which lines would come earlier?

use std::time::Duration;

use event_loop::sleep;
use futures::{StreamExt, stream};
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

const PREDICTION: &[&str] = &[];

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
#[path = "checks/nobody_polls.rs"]
mod checks;
