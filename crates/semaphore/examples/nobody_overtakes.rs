//! First come, first served: nobody overtakes, not even with a permit left.
//!
//! Look for: two permits are released, and the semaphore is still locked.
//! Change it: cancel "a" right after the releases. What does `locked` say then,
//! and after one turn?

use std::time::Duration;

use event_loop::{run, sleep};
use semaphore::Semaphore;
use tasks::{Task, create_named_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let semaphore = Semaphore::new(0);
    let waiter = start_waiter("a", &semaphore);
    sleep(Duration::ZERO).await;
    semaphore.release();
    semaphore.release();
    say!("main has released two; locked: {}", semaphore.locked());
    semaphore.acquire().await.forget();
    say!("main has a permit");
    waiter.await.expect("it returns");

    say!("one of three is cancelled");
    let [b, c, d] = ["b", "c", "d"].map(|name| start_waiter(name, &semaphore));
    sleep(Duration::ZERO).await;
    semaphore.release();
    b.cancel();
    semaphore.release();
    c.await.expect("it returns");
    d.await.expect("it returns");
}

fn start_waiter(name: &'static str, semaphore: &Semaphore) -> Task<()> {
    let semaphore = semaphore.clone();
    create_named_task(name, async move {
        semaphore.acquire().await.forget();
        say!("  {name} has a permit");
    })
}
