//! C4: a synchronous thread starts work on the loop, waits for it with a limit,
//! calls a function there, cancels, and stops the loop.
//!
//! Look for: the limit ends the wait. What does it do to the work?
//! Change it: cancel `slow` after the time-out. What does its `result` say?

use std::time::Duration;

use bridge::{BackgroundLoop, ResultError};
use event_loop::sleep;
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

pub fn main() {
    let background = BackgroundLoop::start();
    let slow = background.run_coroutine_threadsafe(fetch());
    if slow.result(Some(SECOND)) == Err(ResultError::TimedOut) {
        say!("no result after 1 s, done: {}", slow.done());
    }
    background.call_soon_threadsafe(|| say!("  called on the loop")).expect("the loop runs");
    let data = slow.result(None).expect("it returns");
    say!("result: {data}");

    let endless = background.run_coroutine_threadsafe(beat());
    let _ = endless.result(Some(SECOND));
    say!("cancel: {}", endless.cancel());
    say!("result: {:?}", endless.result(None));
    background.stop();
    say!("the loop is stopped");
}

async fn fetch() -> &'static str {
    sleep(2 * SECOND).await;
    say!("  fetched");
    "data"
}

async fn beat() {
    loop {
        sleep(SECOND * 2 / 5).await;
        say!("  beat");
    }
}
