//! Two workers and a queue with room for two: the producer goes at their pace.
//!
//! Look for: "put 5" waits until a worker has taken "3".
//! Change it: `Queue::new(0)`. When is item 6 put, and how many wait then?

use std::time::Duration;

use event_loop::{run, sleep};
use queue::Queue;
use tasks::{Task, create_named_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let queue = Queue::new(2);
    let workers = [start_worker("a", 300, &queue), start_worker("b", 500, &queue)];

    for item in 1..=6 {
        queue.put(item).await.expect("the queue is open");
        say!("put {item}, {} in the queue", queue.qsize());
    }
    say!("all are put");
    queue.join().await;
    say!("all are done");
    for worker in workers {
        worker.cancel();
    }
}

fn start_worker(name: &'static str, millis: u64, queue: &Queue<u32>) -> Task<()> {
    create_named_task(name, work(name, Duration::from_millis(millis), queue.clone()))
}

async fn work(name: &'static str, duration: Duration, queue: Queue<u32>) {
    while let Ok(item) = queue.get().await {
        say!("  {name} takes {item}");
        sleep(duration).await;
        say!("  {name} is done with {item}");
        queue.task_done().expect("it was put");
    }
}
