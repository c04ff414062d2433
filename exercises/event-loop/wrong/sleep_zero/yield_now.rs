//! verdict: wrong order
//! I took what tokio has for giving way.

use transcript::say;

/// Comes back after one turn: everybody who is ready now runs once before.
pub async fn sleep_zero() {
    tokio::task::yield_now().await;
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
