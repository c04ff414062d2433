//! verdict: wrong time
//! "I look every 700 ms whether the task is done."

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

/// Saves all sales, and returns their total.
pub async fn close_the_day(sales: Vec<u32>) -> Result<u32, TaskError> {
    let saving = create_task(save(sales.clone()));
    let total = add_up(sales).await;
    say!("total {total}");
    while !saving.done() {
        sleep(Duration::from_millis(700)).await;
    }
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
#[path = "../../checks/lost_background_task.rs"]
mod checks;
