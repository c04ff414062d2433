//! A task that is asked to stop, and takes its time.
//!
//! Look for: two seconds between "asked" and the end.
//! Change it: `task.cancel()` instead of `stop.cancel()`. Which lines are left?

use std::time::Duration;

use cancellation::CancellationToken;
use event_loop::{run, sleep};
use tasks::{TaskError, create_task};
use transcript::say;

pub fn main() -> Result<(), TaskError> {
    run(program())
}

async fn program() -> Result<(), TaskError> {
    let stop = CancellationToken::new();
    let task = create_task(serve(stop.clone()));
    sleep(Duration::from_secs(1)).await;
    stop.cancel();
    say!("asked");
    task.await?;
    say!("the task is gone");
    Ok(())
}

async fn serve(stop: CancellationToken) {
    stop.run_until_cancelled(sleep(Duration::from_secs(60))).await;
    say!("  saying goodbye");
    sleep(Duration::from_secs(2)).await;
    say!("  hanging up");
}
