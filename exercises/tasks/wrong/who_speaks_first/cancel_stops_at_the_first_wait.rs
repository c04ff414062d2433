//! verdict: wrong value
//! "A cancelled task runs up to its first wait, and stops there."

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

const PREDICTION: &[&str] = &[
    "one and three, please",
    "  4 begins",
    "  1 begins",
    "  3 begins",
    "  1 ends",
    "  3 ends",
    "sum 9",
    "sum 10",
    "  2 begins",
    "  2 ends",
];

pub async fn program() -> Result<u64, TaskError> {
    let four = create_task(square(4));
    let one = create_task(square(1));
    let three = create_task(square(3));
    four.cancel();
    say!("one and three, please");
    let mut sum = three.await?;
    say!("sum {sum}");
    let two = create_task(square(2));
    sum += one.await?;
    say!("sum {sum}");
    sum += two.await?;
    Ok(sum)
}

async fn square(number: u64) -> u64 {
    say!("  {number} begins");
    sleep(Duration::from_secs(number)).await;
    say!("  {number} ends");
    number * number
}

#[cfg(test)]
#[path = "../../checks/who_speaks_first.rs"]
mod checks;
