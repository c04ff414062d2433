//! Predict. Three pumps drain a cellar, and the crew waits three seconds for them. Read
//! the program and write its lines into `PREDICTION`, in the order in which they are
//! said. Change nothing else. Check it only then.
//!
//! Lesson: `cargo course read wait`, "The run" and "A task is in one list".
//! Why async: the pumps work at the same time, and the crew can do other things.
//! Think about: `asyncio.wait_for` has a timeout as well. What would it have done to the
//! north pump?

use std::time::Duration;

use event_loop::sleep;
use tasks::create_named_task;
use transcript::say;
use wait::wait;

const PREDICTION: &[&str] = &[
    "  lock is dry",
    "  mill is dry",
    // `done` has the order of the pumps, not that of their ends.
    "mill is switched off",
    "lock is switched off",
    "pumps still on: 1",
    // The timeout ended the waiting only. The north pump runs on, though nobody waits.
    "  north is dry",
    "the crew is back",
    "pumps still on: 0, 165 litres",
];

pub async fn program() -> u32 {
    let pumps = [("north", 4, 90), ("mill", 2, 45), ("lock", 1, 30)];
    let pumps =
        pumps.map(|(name, seconds, litres)| create_named_task(name, pump(name, seconds, litres)));
    let (done, pending) = wait(pumps).timeout(Duration::from_secs(3)).await;
    let mut sum = 0;
    for task in done {
        let name = task.name();
        sum += task.await.expect("no pump panics");
        say!("{name} is switched off");
    }
    say!("pumps still on: {}", pending.len());
    sleep(Duration::from_secs(2)).await;
    say!("the crew is back");
    let (done, pending) = wait(pending).timeout(Duration::from_secs(3)).await;
    for task in done {
        sum += task.await.expect("no pump panics");
    }
    say!("pumps still on: {}, {sum} litres", pending.len());
    sum
}

async fn pump(name: &str, seconds: u64, litres: u32) -> u32 {
    sleep(Duration::from_secs(seconds)).await;
    say!("  {name} is dry");
    litres
}

#[cfg(test)]
#[path = "../../exercises/wait/checks/late_pump.rs"]
mod checks;
