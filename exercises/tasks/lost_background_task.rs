//! Fix. In the evening a shop adds up its sales. Meanwhile a background task saves
//! them, one a second. The total is right, but some sales are never saved. Mend
//! `close_the_day`: it still adds up while the task saves, and it returns as soon
//! as both are done.
//!
//! Lesson: `cargo course read tasks`.
//! Why async: adding up and saving both wait most of the time, so one thread can
//! do both at once.
//! Think about: in asyncio this program has the same fault. What becomes of a
//! task when `main` returns?

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

/// Saves all sales, and returns their total.
pub async fn close_the_day(sales: Vec<u32>) -> Result<u32, TaskError> {
    drop(create_task(save(sales.clone())));
    let total = add_up(sales).await;
    say!("total {total}");
    Ok(total)
}

async fn add_up(sales: Vec<u32>) -> u32 {
    sleep(Duration::from_millis(1500)).await;
    sales.iter().sum()
}

async fn save(sales: Vec<u32>) {
    for sale in sales {
        sleep(Duration::from_secs(1)).await;
        say!("  {sale} saved");
    }
}

#[cfg(test)]
#[path = "checks/lost_background_task.rs"]
mod checks;
