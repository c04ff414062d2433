//! A limit for a task: stop it, or only stop waiting for it.
//!
//! Look for: the clean-up is over before "too late" is said.
//! Change it: lend the first task, too: `wait_for(&mut task, …)`.

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_task;
use timeouts::{wait_for, wait_for_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let report = create_task(write("report"));
    if wait_for_task(report, seconds(1)).await.is_err() {
        say!("report: too late");
    }

    let mut letter = create_task(write("letter"));
    if wait_for(&mut letter, seconds(1)).await.is_err() {
        say!("letter: not yet");
    }
    let pages = letter.await.expect("nobody stopped it");
    say!("letter: {pages} pages");

    let note = create_task(async { 1 });
    sleep(Duration::ZERO).await;
    let pages =
        wait_for_task(note, Duration::ZERO).await.expect("it has ended").expect("it returned");
    say!("note: {pages} page, with no time at all");
}

async fn write(what: &'static str) -> u32 {
    let _desk = Desk(what);
    say!("{what}: begun");
    sleep(seconds(3)).await;
    say!("{what}: written");
    12
}

struct Desk(&'static str);

impl Drop for Desk {
    fn drop(&mut self) {
        say!("{}: desk cleared", self.0);
    }
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}
