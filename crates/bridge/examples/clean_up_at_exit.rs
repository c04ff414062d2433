//! C7: what is cleaned up when the loop stops, and in which order.
//!
//! Look for: three steps: the tasks in creation order, the thread, the program.
//! Change it: return after "main thread: stop". What does dropping `background` do?

use std::time::Duration;

use bridge::{BackgroundLoop, ResultError};
use event_loop::sleep;
use transcript::say;

pub fn main() {
    let background = BackgroundLoop::start();
    let workers =
        ["first", "second", "third"].map(|name| background.run_coroutine_threadsafe(work(name)));
    let _ = workers[0].result(Some(Duration::from_millis(2500)));
    say!("main thread: stop");
    background.stop();
    say!("main thread: joined");
    for worker in &workers {
        assert_eq!(worker.result(None), Err(ResultError::Cancelled));
    }
    say!("main thread: all cancelled");
}

async fn work(name: &'static str) {
    let _closing = Closing(name);
    loop {
        sleep(Duration::from_secs(1)).await;
        say!("  {name} works");
    }
}

struct Closing(&'static str);

impl Drop for Closing {
    fn drop(&mut self) {
        say!("  {} closes its files", self.0);
    }
}
