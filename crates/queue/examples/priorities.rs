//! The same jobs through three kinds of queue.
//!
//! Look for: a job's number says how soon it must be done; one queue reads it.
//! Change it: give all jobs the same number. What does `PriorityQueue` print?

use event_loop::run;
use queue::{LifoQueue, PriorityQueue, Queue};
use transcript::say;

type Job = (u32, &'static str);

pub fn main() {
    run(program());
}

async fn program() {
    fill_and_empty("Queue", &Queue::new(0)).await;
    fill_and_empty("LifoQueue", &LifoQueue::new(0)).await;
    fill_and_empty("PriorityQueue", &PriorityQueue::new(0)).await;
}

async fn fill_and_empty(name: &str, queue: &Queue<Job>) {
    say!("{name}");
    for job in [(2, "cook"), (3, "read"), (1, "put out the fire")] {
        queue.put(job).await.expect("the queue is open");
    }
    while let Ok((priority, job)) = queue.get_nowait() {
        say!("  {priority} {job}");
    }
}
