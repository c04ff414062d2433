//! A7: a producer, a consumer, and a `main` that waits until the work is done.
//!
//! Look for: the queue is empty at 8 s. `join` returns at 10 s. What is between?
//! Change it: mark the item before the work. When does `join` return now?

use std::time::Duration;

use event_loop::{run, sleep};
use queue::Queue;
use tasks::{TaskError, create_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let queue = Queue::new(0);
    let producer = create_task(produce(queue.clone()));
    let consumer = create_task(consume(queue.clone()));

    producer.await.expect("the producer returns");
    queue.join().await;
    say!("joined");
    consumer.cancel();
    if consumer.await == Err(TaskError::Cancelled) {
        say!("consumer cancelled");
    }
}

async fn produce(queue: Queue<u32>) {
    for item in 0..5 {
        queue.put(item).await.expect("the queue is open");
        say!("produced: {item}");
        sleep(Duration::from_secs(1)).await;
    }
}

async fn consume(queue: Queue<u32>) {
    while let Ok(item) = queue.get().await {
        say!("consumed: {item}");
        sleep(Duration::from_secs(2)).await;
        queue.task_done().expect("it was put");
    }
}
