//! A task holds the loop and would never let go. Another thread says its name.
//!
//! Look for: `beat` speaks when `hash` has ended, though it was ready all the time.
//! Change it: do not set `enough`. Then only Ctrl-C ends the program; start it in
//! real time and have the watchdog print what it sees.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use debugging::Watchdog;
use event_loop::{Runner, sleep};
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    Runner::new().debug(true).run(program());
}

async fn program() {
    let enough = Arc::new(AtomicBool::new(false));
    let stop = enough.clone();
    let (tell, told) = mpsc::channel();
    let watchdog = Watchdog::start(Duration::from_millis(20), move |held| {
        let _ = tell.send(held.task.clone());
        stop.store(true, Ordering::Relaxed);
    });
    let hash = create_named_task("hash", checksum(enough));
    let beat = create_named_task("beat", async { say!("beat") });
    sleep(Duration::from_secs(1)).await;
    drop(watchdog);
    let task = told.recv().expect("the loop was held").unwrap_or_default();
    say!("the watchdog saw: {task}");
    drop((hash, beat));
}

async fn checksum(enough: Arc<AtomicBool>) {
    say!("hash begins");
    while !enough.load(Ordering::Relaxed) {}
    say!("hash ends");
}
