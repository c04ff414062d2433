//! verdict: wrong order
//! Thought that each `.await` lets the others run, also that of a task that has ended.

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

const PREDICTION: &[&str] = &[
    "closed has ended: false",
    "near is asked",
    "far is asked",
    "near answers",
    "far answers",
    "far costs 200",
    "late is asked",
    "near costs 250",
    "late answers",
    "late costs 220",
];

pub async fn program() -> Result<u32, TaskError> {
    let near = create_task(ask("near", 250, 1));
    let closed = create_task(ask("closed", 100, 1));
    let far = create_task(ask("far", 200, 3));
    closed.cancel();
    say!("closed has ended: {}", closed.done());

    let far = far.await?;
    say!("far costs {far}");
    let late = create_task(ask("late", 220, 1));
    let near = near.await?;
    say!("near costs {near}");
    let late = late.await?;
    say!("late costs {late}");
    Ok(near.min(far).min(late))
}

async fn ask(shop: &'static str, cents: u32, seconds: u64) -> u32 {
    say!("{shop} is asked");
    sleep(Duration::from_secs(seconds)).await;
    say!("{shop} answers");
    cents
}

#[cfg(test)]
#[path = "../../checks/who_speaks_first.rs"]
mod checks;
