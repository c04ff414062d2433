//! D7: `sleep(0)` after every item against after every third one.
//!
//! Look for: how many items run between two beats, and how many turns it costs.
//! Change it: give way after every second item.

use std::time::Duration;

use event_loop::{run, sleep, spawn};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    for every in [1, 3] {
        say!("giving way after every {every}");
        let beats = spawn(heartbeat());
        let turns = work(6, every).await;
        beats.task.cancel();
        say!("6 items took {turns} turns");
    }
}

async fn work(items: u32, every: u32) -> u32 {
    let mut turns = 0;
    for item in 1..=items {
        say!("  item {item}");
        if item % every == 0 {
            turns += 1;
            sleep(Duration::ZERO).await;
        }
    }
    turns
}

async fn heartbeat() {
    loop {
        say!("  beat");
        sleep(Duration::ZERO).await;
    }
}
