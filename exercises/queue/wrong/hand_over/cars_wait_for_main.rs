//! verdict: wrong order
//! Thought: the cars run when main awaits their tasks, and not before.

use std::time::Duration;

use event_loop::sleep;
use queue::Queue;
use tasks::create_named_task;
use transcript::say;

const PREDICTION: &[&str] = &[
    "12 is called in",
    "30 is called in",
    "walk-in pays 12",
    "8 is called in",
    "5 is called in",
    "  ann drives for 30",
    "  cleo drives for 8",
    "  bob drives for 5",
    "the cars earned 43",
];

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
#[path = "../../checks/hand_over.rs"]
mod checks;
