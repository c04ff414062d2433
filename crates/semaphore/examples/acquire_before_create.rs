//! Two places for the same semaphore: in the task, and before it.
//!
//! Look for: how many tasks there are when the last job is handed out.
//! Change it: `Semaphore::new(3)`. When is job 4 created?

use std::time::Duration;

use event_loop::{run, sleep};
use semaphore::{Permit, Semaphore};
use tasks::{all_tasks, create_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let semaphore = Semaphore::new(2);
    say!("acquire in the task");
    for job in 1..=4 {
        drop(create_task(acquire_and_work(job, semaphore.clone())));
        say!("  created {job}, {} tasks", all_tasks().len() - 1);
    }
    sleep(Duration::from_secs(3)).await;

    say!("acquire before the task");
    for job in 1..=4 {
        let permit = semaphore.acquire().await;
        drop(create_task(work(job, permit)));
        say!("  created {job}, {} tasks", all_tasks().len() - 1);
    }
    sleep(Duration::from_secs(3)).await;
}

async fn acquire_and_work(job: u32, semaphore: Semaphore) {
    let permit = semaphore.acquire().await;
    work(job, permit).await;
}

async fn work(job: u32, _permit: Permit) {
    sleep(Duration::from_secs(1)).await;
    say!("  finished {job}");
}
