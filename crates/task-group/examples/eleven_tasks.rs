//! M2: an endless generator in a group, stopped when its number reaches ten.
//!
//! Look for: no task has started when the loop ends, and eleven have at the end.
//! Change it: take the `break` away. What is printed?

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use event_loop::{run, sleep};
use task_group::{ExceptionGroup, task_group};
use transcript::say;

pub fn main() -> Result<(), ExceptionGroup<Infallible>> {
    run(program())
}

async fn program() -> Result<(), ExceptionGroup<Infallible>> {
    let started = Arc::new(AtomicU32::new(0));
    task_group(async |group| {
        for number in 0.. {
            group.create_task(work(started.clone()));
            if number >= 10 {
                break;
            }
        }
        say!("generated 10 tasks");
        say!("{} tasks have started", started.load(Ordering::Relaxed));
        Ok(())
    })
    .await?;
    say!("{} tasks have started", started.load(Ordering::Relaxed));
    Ok(())
}

async fn work(started: Arc<AtomicU32>) -> Result<(), Infallible> {
    started.fetch_add(1, Ordering::Relaxed);
    sleep(Duration::from_secs(1)).await;
    Ok(())
}
