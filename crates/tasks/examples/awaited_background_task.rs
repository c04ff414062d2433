//! C2: the same background task, and this time its handle is awaited.
//!
//! Look for: "b" waits for "finished".
//! Change it: await the handle behind "b" instead.

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::{TaskError, create_task};
use transcript::say;

pub fn main() -> Result<(), TaskError> {
    run(program())?;
    say!("the sync program goes on");
    Ok(())
}

async fn program() -> Result<(), TaskError> {
    say!("a");
    let background = create_task(background());
    background.await?;
    say!("b");
    Ok(())
}

async fn background() {
    for iteration in 0..5 {
        say!("Background task iteration {iteration}");
        sleep(Duration::from_secs(1)).await;
    }
    say!("finished");
}
