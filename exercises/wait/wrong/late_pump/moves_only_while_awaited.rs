//! verdict: wrong order
//! Thought: a pending task stands still until somebody waits for it again.

use std::time::Duration;

use event_loop::sleep;
use tasks::create_named_task;
use transcript::say;
use wait::wait;

const PREDICTION: &[&str] = &[
    "  lock is dry",
    "  mill is dry",
    "mill is switched off",
    "lock is switched off",
    "pumps still on: 1",
    "the crew is back",
    "  north is dry",
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
#[path = "../../checks/late_pump.rs"]
mod checks;
