//! Predict. Read the program and write its lines into `PREDICTION`, in the order
//! in which they are said. Change nothing else. Check it only then.
//!
//! Lesson: `cargo course read tasks`.
//! Why async: the squares are slow to come, and main asks for several at once.
//! Think about: which `.await` of `program` lets others run, and which does not?

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

const PREDICTION: &[&str] = &[];

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
#[path = "checks/who_speaks_first.rs"]
mod checks;
