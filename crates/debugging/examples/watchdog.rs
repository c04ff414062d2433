//! A task holds the loop and would never let go. Another thread says its name.
//!
//! Look for: `beat` speaks when `hash` has ended, though it was ready all the time.
//! Change it: do not set `enough`. Then only Ctrl-C ends the program; start it in
//! real time and have the watchdog print what it sees.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use debugging::{Watchdog, watch};
use event_loop::{run, sleep};
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let enough = Arc::new(AtomicBool::new(false));
    let stop = enough.clone();
    let (tell, told) = mpsc::channel();
    let watchdog = Watchdog::start(Duration::from_millis(20), move |held| {
        let _ = tell.send(format!("{}, in {}", held.task, held.place));
        stop.store(true, Ordering::Relaxed);
    });
    let hash = create_named_task("hash", watch("hash", hash(enough)));
    let beat = create_named_task("beat", watch("beat", async { say!("beat") }));
    sleep(Duration::from_secs(1)).await;
    drop(watchdog);
    say!("the watchdog saw: {}", told.recv().expect("the loop was held"));
    drop((hash, beat));
}

async fn hash(enough: Arc<AtomicBool>) {
    say!("hash begins");
    watch("checksum", async move { while !enough.load(Ordering::Relaxed) {} }).await;
    say!("hash ends");
}
