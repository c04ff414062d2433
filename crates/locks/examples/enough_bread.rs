//! A condition: two customers wait until there is enough bread for them.
//!
//! Look for: "hungry" is called first, each time, and waits again twice.
//! Change it: `notify(&guard, 1)`. Who is called at 1 s, and who at 2 s?

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use event_loop::{run, sleep};
use locks::Condition;
use tasks::create_named_task;
use transcript::say;

type Shelf = Arc<AtomicU32>;

pub fn main() {
    run(program());
}

async fn program() {
    let (condition, shelf) = (Condition::new(), Shelf::default());
    let customers = [("hungry", 2), ("modest", 1)].map(|(name, loaves)| {
        create_named_task(name, buy(name, loaves, condition.clone(), shelf.clone()))
    });
    for _ in 0..3 {
        sleep(Duration::from_secs(1)).await;
        let guard = condition.acquire().await;
        shelf.fetch_add(1, Ordering::Relaxed);
        say!("one more loaf");
        condition.notify_all(&guard);
    }
    for customer in customers {
        customer.await.expect("it returns");
    }
}

async fn buy(name: &'static str, loaves: u32, condition: Condition, shelf: Shelf) {
    let guard = condition.acquire().await;
    let enough = || {
        say!("  {name} sees {}", shelf.load(Ordering::Relaxed));
        shelf.load(Ordering::Relaxed) >= loaves
    };
    let _guard = condition.wait_for(guard, enough).await;
    shelf.fetch_sub(loaves, Ordering::Relaxed);
    say!("  {name} takes {loaves}");
}
