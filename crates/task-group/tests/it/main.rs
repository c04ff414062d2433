//! The order and the behaviour of task groups.

mod conformance;
mod order;
mod rules;
mod torture;

use kit::after;
use transcript::say;

/// What fails, in these tests.
type Error = &'static str;

/// Says when it is dropped: with it, the coroutine that holds it.
struct Trace(&'static str);

impl Drop for Trace {
    fn drop(&mut self) {
        say!("{} is gone", self.0);
    }
}

async fn value_after(millis: u64, value: u32) -> Result<u32, Error> {
    after(millis, Ok(value)).await
}

async fn fail_after(millis: u64, error: Error) -> Result<(), Error> {
    after(millis, Err(error)).await
}

/// Waits for ever, and says that it is gone.
async fn wait_for_ever(name: &'static str) -> Result<(), Error> {
    let _trace = Trace(name);
    std::future::pending().await
}
