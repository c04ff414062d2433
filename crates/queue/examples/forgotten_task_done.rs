//! A7, gone wrong: the consumer never says `task_done`, so `join` never returns.
//!
//! Look for: an empty queue, an idle consumer, and a `join` that still waits.
//! Change it: take the time limit away. How does the run end on a virtual clock?

use std::time::Duration;

use event_loop::{run, sleep};
use queue::Queue;
use tasks::create_task;
use tokio::time::timeout;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let queue = Queue::new(0);
    let consumer = create_task(consume(queue.clone()));
    for item in 0..3 {
        queue.put(item).await.expect("the queue is open");
    }

    if timeout(Duration::from_secs(10), queue.join()).await.is_err() {
        say!("join still waits; {} items are in the queue", queue.qsize());
        let mut missing = 0;
        while queue.task_done().is_ok() {
            missing += 1;
        }
        say!("task_done was missing {missing} times");
    }
    queue.join().await;
    say!("joined");
    consumer.cancel();
}

async fn consume(queue: Queue<u32>) {
    while let Ok(item) = queue.get().await {
        sleep(Duration::from_secs(1)).await;
        say!("consumed: {item}");
    }
}
