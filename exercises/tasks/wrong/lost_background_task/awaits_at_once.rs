//! verdict: wrong order
//! Thought that a task is best awaited where it is created.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

/// The sales that are kept for good, in cents.
pub type Archive = Arc<Mutex<Vec<u32>>>;

/// Counts the till while the sales are archived, and returns the total.
pub async fn close_shop(sales: Vec<u32>, archive: Archive) -> Result<u32, TaskError> {
    create_task(copy(sales.clone(), archive)).await?;
    let mut total = 0;
    for cents in sales {
        sleep(Duration::from_millis(300)).await;
        total += cents;
    }
    say!("{total} in the till");
    Ok(total)
}

async fn copy(sales: Vec<u32>, archive: Archive) {
    for cents in sales {
        say!("  copying {cents}");
        sleep(Duration::from_secs(1)).await;
        archive.lock().expect("no copy panics").push(cents);
        say!("  {cents} archived");
    }
}

#[cfg(test)]
#[path = "../../checks/lost_background_task.rs"]
mod checks;
