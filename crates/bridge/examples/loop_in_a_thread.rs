//! C3: the loop runs on a thread of its own, and the main thread blocks.
//!
//! Look for: the lines of the loop between those of the main thread.
//! Change it: do not ask for the result. What happens to the last two counts?

use std::time::Duration;

use bridge::BackgroundLoop;
use event_loop::sleep;
use transcript::say;

pub fn main() {
    let background = BackgroundLoop::start();
    let counter = background.run_coroutine_threadsafe(count());
    for step in 1..=3 {
        say!("main thread: step {step}");
        block(&background, Duration::from_millis(700));
    }
    let last = counter.result(None).expect("it ends");
    say!("main thread: the loop counted to {last}");
    background.stop();
    say!("main thread: joined");
}

async fn count() -> u32 {
    for number in 1..=4 {
        sleep(Duration::from_secs(1)).await;
        say!("  loop: {number}");
    }
    4
}

/// As `std::thread::sleep`, which knows nothing of a virtual clock.
fn block(background: &BackgroundLoop, delay: Duration) {
    background.run_coroutine_threadsafe(sleep(delay)).result(None).expect("the loop runs");
}
