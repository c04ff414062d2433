//! A `put` that finds room does not give way, and `join` waits for the work.
//!
//! Look for: which line is the first that is not "produced".
//! Change it: `Queue::new(1)`. Which line comes second now?

use std::time::Duration;

use event_loop::{run, sleep};
use queue::Queue;
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let queue = Queue::new(0);
    let consumer = create_task(consume(queue.clone()));
    for item in 0..3 {
        queue.put(item).await.expect("the queue is open");
        say!("produced: {item}");
    }
    queue.join().await;
    say!("joined");
    consumer.cancel();
}

async fn consume(queue: Queue<u32>) {
    while let Ok(item) = queue.get().await {
        say!("consumed: {item}");
        sleep(Duration::from_secs(2)).await;
        queue.task_done().expect("it was put");
    }
}
