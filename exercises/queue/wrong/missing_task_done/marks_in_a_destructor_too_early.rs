//! verdict: panicked
//! Thought: `finally` is a destructor, and it stands at the top of the loop.

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
    loop {
        let _mark = Mark(queue.clone());
        let Ok(line) = queue.get().await else {
            return;
        };
        let Ok(cents) = line.parse::<u32>() else {
            say!("  \"{line}\" skipped");
            continue;
        };
        sleep(Duration::from_secs(2)).await;
        *ledger.lock().expect("no booking panics") += cents;
        say!("  {cents} booked");
    }
}

struct Mark<'a>(Queue<&'a str>);

impl Drop for Mark<'_> {
    fn drop(&mut self) {
        self.0.task_done().expect("it was put");
    }
}

#[cfg(test)]
#[path = "../../checks/missing_task_done.rs"]
mod checks;
