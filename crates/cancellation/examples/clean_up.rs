//! Two ways to clean up: a destructor, which cannot wait, and a task that is asked.
//!
//! Look for: only the second has time for a goodbye.
//! Change it: cancel the handle of "second" instead of its token.

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
    let first = create_task(cancelled());
    let second = create_task(asked(stop.clone()));
    sleep(Duration::from_secs(1)).await;

    say!("stop");
    first.cancel();
    stop.cancel();
    let _cancelled = first.await;
    say!("first is gone");
    second.await?;
    say!("second is gone");
    Ok(())
}

async fn cancelled() {
    let _connection = Connection;
    work().await;
}

struct Connection;

impl Drop for Connection {
    fn drop(&mut self) {
        say!("  first hangs up");
    }
}

async fn asked(stop: CancellationToken) {
    stop.run_until_cancelled(work()).await;
    say!("  second says goodbye");
    sleep(Duration::from_secs(2)).await;
    say!("  second hangs up");
}

async fn work() {
    sleep(Duration::from_secs(60)).await;
}
