//! A barrier: nobody starts the next round before all have ended this one.
//!
//! Look for: who comes last goes on first, and has the highest index.
//! Change it: leave `abort` out. How does the run end on a virtual clock?

use std::time::Duration;

use event_loop::{run, sleep};
use locks::{Barrier, BrokenBarrier};
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let barrier = Barrier::new(3);
    let walkers = [("a", 300), ("b", 100), ("c", 200)]
        .map(|(name, millis)| create_named_task(name, walk(name, millis, barrier.clone())));
    sleep(Duration::from_secs(1)).await;
    say!("{} wait; abort", barrier.n_waiting());
    barrier.abort();
    for walker in walkers {
        walker.await.expect("it returns");
    }
    say!("broken: {}", barrier.broken());
}

async fn walk(name: &'static str, millis: u64, barrier: Barrier) {
    let rounds = if name == "b" { 1 } else { 2 };
    for round in 1..=rounds {
        sleep(Duration::from_millis(millis)).await;
        say!("{name} is there");
        match barrier.wait().await {
            Ok(index) => say!("  {name} goes on after round {round}, index {index}"),
            Err(BrokenBarrier) => say!("  {name} gives up"),
        }
    }
}
