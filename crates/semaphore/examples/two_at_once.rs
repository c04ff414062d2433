//! A8: five workers, two permits.
//!
//! Look for: worker 4 has to wait although it asks at the very beginning.
//! Change it: let worker 0 take 3 s. Who takes the permits of the others?

use std::time::Duration;

use event_loop::{run, sleep};
use semaphore::Semaphore;
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let semaphore = Semaphore::new(2);
    let workers = [0, 1, 2, 3, 4].map(|number| create_task(work(number, semaphore.clone())));
    for worker in workers {
        worker.await.expect("a worker returns");
    }
}

async fn work(number: u32, semaphore: Semaphore) {
    let _permit = semaphore.acquire().await;
    say!("worker {number} starts");
    sleep(Duration::from_secs(1)).await;
    say!("worker {number} finishes");
}
