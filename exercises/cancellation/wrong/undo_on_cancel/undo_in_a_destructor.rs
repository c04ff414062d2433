//! verdict: wrong time
//! Thought: `finally` and `except CancelledError` are `Drop` in Rust.

use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
use timeouts::{TimeoutError, wait_for_task};
use transcript::say;

pub async fn load(rows: Vec<u32>, patience: Duration, grace: Duration) -> Option<Vec<u32>> {
    let loader = create_task(insert(rows));
    sleep(patience).await;
    loader.cancel();
    match wait_for_task(loader, grace).await {
        Ok(ended) => Some(ended.unwrap_or_default()),
        Err(TimeoutError) => {
            say!("the table is broken");
            None
        }
    }
}

async fn insert(rows: Vec<u32>) -> Vec<u32> {
    let mut inserted = Inserted(Vec::new());
    for row in rows {
        sleep(Duration::from_secs(2)).await;
        say!("  {row} is in");
        inserted.0.push(row);
    }
    let done = inserted.0.clone();
    std::mem::forget(inserted);
    done
}

struct Inserted(Vec<u32>);

impl Drop for Inserted {
    fn drop(&mut self) {
        say!("  undo");
        while let Some(row) = self.0.pop() {
            say!("  {row} is out");
        }
    }
}

#[cfg(test)]
#[path = "../../checks/undo_on_cancel.rs"]
mod checks;
