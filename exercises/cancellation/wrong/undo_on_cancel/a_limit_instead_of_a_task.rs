//! verdict: wrong time
//! Thought: nobody needs a task or a token; whatever is late is dropped, and what
//! comes behind may wait.

use std::time::Duration;

use event_loop::sleep;
use timeouts::{TimeoutError, wait_for};
use transcript::say;

pub async fn load(rows: Vec<u32>, patience: Duration, grace: Duration) -> Option<Vec<u32>> {
    let mut done = Vec::new();
    if wait_for(insert(rows, &mut done), patience).await.is_err()
        && let Err(TimeoutError) = wait_for(undo(&mut done), grace).await
    {
        say!("the table is broken");
        return None;
    }
    Some(done)
}

async fn insert(rows: Vec<u32>, done: &mut Vec<u32>) {
    for row in rows {
        sleep(Duration::from_secs(2)).await;
        say!("  {row} is in");
        done.push(row);
    }
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
