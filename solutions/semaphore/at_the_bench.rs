//! Predict. Three teams share one test bench; one of them needs it twice. Read the
//! program and write its lines into `PREDICTION`, in the order in which they are
//! said. Change nothing else. Check it only then.
//!
//! Lesson: `cargo course read semaphore`, "Nobody overtakes".
//! Why async: a team that waits for the bench must not hold the thread on which the
//! others test.
//! Think about: what would change if a team gave way, with `sleep(Duration::ZERO)`,
//! before it asks again?

use std::time::Duration;

use event_loop::{now, sleep};
use semaphore::Semaphore;
use tasks::create_task;
use transcript::say;

const PREDICTION: &[&str] = &[
    "  ann tests",
    // Dropped, and given to "bob" in the same moment. He runs later.
    "  ann is out, locked: true",
    "  bob tests",
    "  bob is out, locked: true",
    "  cyd tests",
    "  cyd is out, locked: true",
    // She asked again at one second, behind "cyd".
    "  ann tests",
    "  ann is out, locked: false",
    "all in all they waited 7 s",
];

pub async fn program() -> u64 {
    let bench = Semaphore::new(1);
    let teams = [
        create_task(test("ann", 1, 2, bench.clone())),
        create_task(test("bob", 2, 1, bench.clone())),
        create_task(test("cyd", 1, 1, bench.clone())),
    ];
    let mut waited = 0;
    for team in teams {
        waited += team.await.expect("no test panics");
    }
    say!("all in all they waited {waited} s");
    waited
}

/// Tests so many times, each time for so many seconds. Returns the seconds in line.
async fn test(team: &'static str, seconds: u64, times: u32, bench: Semaphore) -> u64 {
    let mut waited = 0;
    for _ in 0..times {
        let asked = now();
        let permit = bench.acquire().await;
        waited += (now() - asked).as_secs();
        say!("  {team} tests");
        sleep(Duration::from_secs(seconds)).await;
        drop(permit);
        say!("  {team} is out, locked: {}", bench.locked());
    }
    waited
}

#[cfg(test)]
#[path = "../../exercises/semaphore/checks/at_the_bench.rs"]
mod checks;
