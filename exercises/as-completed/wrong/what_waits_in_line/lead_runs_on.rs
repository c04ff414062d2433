//! verdict: wrong order
//! Thought: as in asyncio, whoever loses runs on until the end of `run`.

use std::time::Duration;

use as_completed::as_completed;
use event_loop::sleep;
use futures::StreamExt;
use transcript::say;

const PREDICTION: &[&str] = &[
    "  the tube with sugar is free",
    "sugar is read",
    "  the tube with zinc is free",
    "  the tube with iron is free",
    "zinc is read",
    "the doctor has read 2",
    "the doctor goes home",
    "  the tube with lead is free",
];

pub async fn program() -> Vec<&'static str> {
    let read = read_two().await;
    say!("the doctor has read {}", read.len());
    sleep(Duration::from_secs(1)).await;
    say!("the doctor goes home");
    read
}

async fn read_two() -> Vec<&'static str> {
    let samples = [("iron", 4), ("lead", 20), ("sugar", 1), ("zinc", 2)];
    let mut results = as_completed(samples.map(analyse));
    let mut read = Vec::new();
    while let Some(name) = results.next().await {
        say!("{name} is read");
        sleep(Duration::from_secs(4)).await;
        read.push(name);
        if read.len() == 2 {
            break;
        }
    }
    read
}

async fn analyse((name, seconds): (&'static str, u64)) -> &'static str {
    let _tube = Tube(name);
    sleep(Duration::from_secs(seconds)).await;
    name
}

struct Tube(&'static str);

impl Drop for Tube {
    fn drop(&mut self) {
        say!("  the tube with {} is free", self.0);
    }
}

#[cfg(test)]
#[path = "../../checks/what_waits_in_line.rs"]
mod checks;
