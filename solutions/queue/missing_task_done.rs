//! Fix. A worker books payments, two seconds each, and skips lines that are no
//! amounts. With good lines `book_all` is right; with a bad line it never returns.
//! Mend `work`: `join` returns when the last line was booked or skipped.
//!
//! Lesson: `cargo course read queue`, "How to find a `join` that hangs".
//! Why async: while the bank is slow, the same thread can take in more lines.
//! Think about: in Python, `finally` would mark the line on every way out. What
//! would do so in Rust?

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use tasks::create_named_task;
use transcript::say;

/// What is booked so far, in cents. The worker is cancelled and returns nothing.
type Ledger = Arc<Mutex<u32>>;

/// Books every line that is an amount, and returns the sum.
pub async fn book_all(lines: Vec<&'static str>) -> u32 {
    let (queue, ledger) = (Queue::new(0), Ledger::default());
    let worker = create_named_task("worker", work(queue.clone(), ledger.clone()));
    for line in lines {
        queue.put(line).await.expect("the queue is open");
    }
    queue.join().await;
    say!("all lines are done");
    worker.cancel();
    worker.await.expect_err("it was cancelled");
    *ledger.lock().expect("no booking panics")
}

async fn work(queue: Queue<&str>, ledger: Ledger) {
    while let Ok(line) = queue.get().await {
        let Ok(cents) = line.parse::<u32>() else {
            say!("  \"{line}\" skipped");
            // A skipped line is done as well: each `get` needs its mark.
            queue.task_done().expect("it was put");
            continue;
        };
        sleep(Duration::from_secs(2)).await;
        *ledger.lock().expect("no booking panics") += cents;
        say!("  {cents} booked");
        queue.task_done().expect("it was put");
    }
}

#[cfg(test)]
#[path = "../../exercises/queue/checks/missing_task_done.rs"]
mod checks;
