//! verdict: wrong time
//! "The shortest sleep there is."

use transcript::say;

/// Comes back after one turn: everybody who is ready now runs once before.
pub async fn sleep_zero() {
    tokio::time::sleep(std::time::Duration::from_millis(1)).await
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
