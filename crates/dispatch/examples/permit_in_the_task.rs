//! A permit taken inside the task limits the work, not the tasks.
//!
//! Look for: both take 3 s. How many tasks are there in each?
//! Change it: take 1000 items. What does the first way cost?

use std::num::NonZeroUsize;
use std::time::Duration;

use dispatch::{behind_a_semaphore, in_group};
use event_loop::{now, run, sleep};
use semaphore::Semaphore;
use transcript::say;

const TWO: NonZeroUsize = NonZeroUsize::new(2).unwrap();

pub fn main() {
    run(program());
}

async fn program() {
    let semaphore = Semaphore::new(2);
    let inside = in_group(0..6, |_| {
        let semaphore = semaphore.clone();
        async move {
            let _permit = semaphore.acquire().await;
            work().await;
        }
    })
    .await;
    say!("inside: {} tasks at once, done at {} s", inside.peak, now().as_secs());

    let before = behind_a_semaphore(TWO, 0..6, |_| work()).await;
    say!("before: {} tasks at once, done at {} s", before.peak, now().as_secs());
}

async fn work() {
    sleep(Duration::from_secs(1)).await;
}
