//! Two workers that can be stopped. One drops the job in hand.
//!
//! Look for: job 2 of the hasty worker. It is neither done nor in the queue.
//! Change it: stop after 1900 ms. Is job 1 done now?

use std::time::Duration;

use cancellation::CancellationToken;
use event_loop::{run, sleep};
use queue::Queue;
use tasks::{Task, TaskError, create_task};
use transcript::say;

pub fn main() -> Result<(), TaskError> {
    run(program())
}

async fn program() -> Result<(), TaskError> {
    for start in [hasty, careful] {
        let (jobs, stop) = (Queue::new(0), CancellationToken::new());
        for job in 1..=3 {
            jobs.put(job).await.expect("the queue is open");
        }
        let worker = start(jobs.clone(), stop.clone());
        sleep(Duration::from_secs(3)).await;
        say!("  stop");
        stop.cancel();
        worker.await?;
        say!("  {} job is left in the queue", jobs.qsize());
    }
    Ok(())
}

fn hasty(jobs: Queue<u32>, stop: CancellationToken) -> Task<()> {
    say!("the token ends the wait and the work");
    create_task(async move {
        stop.run_until_cancelled(async {
            while let Ok(job) = jobs.get().await {
                work(job).await;
            }
        })
        .await;
    })
}

fn careful(jobs: Queue<u32>, stop: CancellationToken) -> Task<()> {
    say!("the token ends the wait");
    create_task(async move {
        while let Some(Ok(job)) = stop.run_until_cancelled(jobs.get()).await {
            work(job).await;
        }
    })
}

async fn work(job: u32) {
    sleep(Duration::from_secs(2)).await;
    say!("  job {job} is done");
}
