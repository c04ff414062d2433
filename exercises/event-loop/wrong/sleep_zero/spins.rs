//! verdict: blocked the loop
//! "I try again and again until it was my turn."

use std::sync::atomic::{AtomicU32, Ordering};

use event_loop::call_soon;
use transcript::say;

/// How many turns were called so far.
static TURNS: AtomicU32 = AtomicU32::new(0);

/// Comes back after one turn: everybody who is ready now runs once before.
pub async fn sleep_zero() {
    let before = TURNS.load(Ordering::Relaxed);
    call_soon(|| {
        TURNS.fetch_add(1, Ordering::Relaxed);
    });
    while TURNS.load(Ordering::Relaxed) == before {
        std::hint::spin_loop();
    }
}

/// Adds the numbers up, and gives way after each.
pub async fn sum(name: &'static str, numbers: Vec<u32>) -> u32 {
    let mut sum = 0;
    for number in numbers {
        sum += number;
        say!("{name} {sum}");
        sleep_zero().await;
    }
    sum
}

#[cfg(test)]
#[path = "../../checks/sleep_zero.rs"]
mod checks;
