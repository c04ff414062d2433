//! Predict. Three cars wait for fares. Read the program and write its lines into
//! `PREDICTION`, in the order in which they are said. Change nothing else. Check
//! it only then.
//!
//! Lesson: `cargo course read queue`, "A wake-up is not an item".
//! Why async: a car that waits for a fare must not keep the others from driving.
//! Think about: a car was called and finds no fare. What becomes of its place in
//! the line, and is that fair?

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use tasks::create_named_task;
use transcript::say;

const PREDICTION: &[&str] = &[];

pub async fn program() -> u32 {
    let fares = Queue::new(0);
    let cars =
        ["ann", "bob", "cleo"].map(|name| create_named_task(name, drive(name, fares.clone())));
    sleep(Duration::ZERO).await;
    call_in(&fares, [12, 30]);
    say!("walk-in pays {}", fares.get_nowait().expect("a fare is there"));
    sleep(Duration::ZERO).await;
    call_in(&fares, [8, 5]);
    let mut earned = 0;
    for car in cars {
        earned += car.await.expect("every car finds a fare");
    }
    say!("the cars earned {earned}");
    earned
}

fn call_in(fares: &Queue<u32>, amounts: [u32; 2]) {
    for fare in amounts {
        fares.put_nowait(fare).expect("there is room");
        say!("{fare} is called in");
    }
}

async fn drive(name: &str, fares: Queue<u32>) -> u32 {
    let fare = fares.get().await.expect("the queue is open");
    say!("  {name} drives for {fare}");
    fare
}

#[cfg(test)]
#[path = "checks/hand_over.rs"]
mod checks;
