//! Predict. Three shops are asked for a price, and later a fourth. Read the program
//! and write its lines into `PREDICTION`, in the order in which they are said.
//! Change nothing else. Check it only then.
//!
//! Lesson: `cargo course read tasks`.
//! Why async: an answer takes a second or three. One thread waits for all of them
//! at the same time.
//! Think about: `near` has ended long before it is awaited. Does that `.await` give
//! way to anybody?

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
use transcript::say;

const PREDICTION: &[&str] = &[];

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
#[path = "checks/who_speaks_first.rs"]
mod checks;
