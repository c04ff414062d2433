//! verdict: wrong value
//! Thought: a limit drops what it is given, and with its handle the task of tokio.

use std::time::Duration;

use cancellation::CancellationToken;
use event_loop::sleep;
use timeouts::{TimeoutError, wait_for};
use transcript::say;

/// Loads the rows. After `patience` what is in is taken out again, in `grace` at
/// most. Returns the rows that are in then, `None` if nobody knows.
pub async fn load(rows: Vec<u32>, patience: Duration, grace: Duration) -> Option<Vec<u32>> {
    let stop = CancellationToken::new();
    let loader = tokio::spawn(insert(rows, stop.clone()));
    sleep(patience).await;
    stop.cancel();
    match wait_for(loader, grace).await {
        Ok(ended) => Some(ended.expect("no insert panics")),
        Err(TimeoutError) => {
            say!("the table is broken");
            None
        }
    }
}

async fn insert(rows: Vec<u32>, stop: CancellationToken) -> Vec<u32> {
    let mut done = Vec::new();
    for row in rows {
        if stop.run_until_cancelled(sleep(Duration::from_secs(2))).await.is_none() {
            undo(&mut done).await;
            break;
        }
        say!("  {row} is in");
        done.push(row);
    }
    done
}

async fn undo(done: &mut Vec<u32>) {
    say!("  undo");
    while !done.is_empty() {
        sleep(Duration::from_secs(1)).await;
        let row = done.pop().expect("it is not empty");
        say!("  {row} is out");
    }
}

#[cfg(test)]
#[path = "../../checks/undo_on_cancel.rs"]
mod checks;
