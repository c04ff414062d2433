//! A `release` too many lets too many in. A bounded semaphore finds it.
//!
//! Look for: one permit at the start, and two tasks inside.
//! Change it: leave one `release` of the first part out. Who is inside, and when?

use std::time::Duration;

use event_loop::{run, sleep};
use semaphore::{BoundedSemaphore, Semaphore};
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    say!("Semaphore");
    let semaphore = Semaphore::new(1);
    semaphore.acquire().await.forget();
    semaphore.release();
    semaphore.release();
    let users = ["a", "b"].map(|name| create_task(enter(name, semaphore.clone())));
    for user in users {
        user.await.expect("it returns");
    }

    say!("BoundedSemaphore");
    let semaphore = BoundedSemaphore::new(1);
    semaphore.acquire().await.forget();
    for attempt in [1, 2] {
        match semaphore.release() {
            Ok(()) => say!("  release {attempt}: fine"),
            Err(_) => say!("  release {attempt}: refused"),
        }
    }
}

async fn enter(name: &'static str, semaphore: Semaphore) {
    let _permit = semaphore.acquire().await;
    say!("  {name} is inside");
    sleep(Duration::from_secs(1)).await;
    say!("  {name} goes out");
}
