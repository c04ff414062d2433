//! A lock is fair: who gives it back goes to the end of the line.
//!
//! Look for: "a" asks for the lock again before "b" has had it once.
//! Change it: cancel "b" at 50 ms. Who has the lock at 100 ms?

use std::time::Duration;

use event_loop::{run, sleep};
use locks::Lock;
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let lock = Lock::new();
    let users = ["a", "b", "c"].map(|name| create_named_task(name, two_turns(name, lock.clone())));
    for user in users {
        user.await.expect("it returns");
    }
}

async fn two_turns(name: &'static str, lock: Lock) {
    for _ in 0..2 {
        say!("{name} asks");
        let _guard = lock.acquire().await;
        say!("  {name} has the lock");
        sleep(Duration::from_millis(100)).await;
    }
}
