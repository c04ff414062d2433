//! The order and the behaviour of task groups.

mod conformance;
mod order;
mod rules;
mod torture;

use std::time::Duration;

use event_loop::sleep;
use transcript::say;

/// What fails, in these tests.
type Error = &'static str;

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// Lets every ready task run once.
async fn one_turn() {
    sleep(Duration::ZERO).await;
}

/// Says when it is dropped: with it, the coroutine that holds it.
struct Trace(&'static str);

impl Drop for Trace {
    fn drop(&mut self) {
        say!("{} is gone", self.0);
    }
}

async fn value_after(millis: u64, value: u32) -> Result<u32, Error> {
    sleep(ms(millis)).await;
    Ok(value)
}

async fn fail_after(millis: u64, error: Error) -> Result<(), Error> {
    sleep(ms(millis)).await;
    Err(error)
}

/// Waits for ever, and says that it is gone.
async fn wait_for_ever(name: &'static str) -> Result<(), Error> {
    let _trace = Trace(name);
    std::future::pending().await
}
