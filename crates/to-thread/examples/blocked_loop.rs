//! C5: the same blocking call in three places, and how late it makes a heartbeat.
//!
//! Look for: "late". Somebody else's call is what makes the heart miss its beat.
//! Change it: give the last round two calls in a pool of one. When is it over?

use std::time::Duration;

use event_loop::{now, run, sleep};
use tasks::create_task;
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor, to_thread};
use transcript::say;

const BEAT: Duration = Duration::from_millis(400);

pub fn main() {
    run(program());
}

async fn program() {
    say!("on the loop");
    let beats = create_task(heartbeat());
    sleep(Duration::ZERO).await;
    read_file();
    beats.await.expect("it ends");

    say!("on another thread");
    let beats = create_task(heartbeat());
    to_thread(read_file).await;
    beats.await.expect("it ends");

    say!("in a pool");
    let beats = create_task(heartbeat());
    run_in_executor(&ThreadPoolExecutor::new(2), read_file).await;
    beats.await.expect("it ends");
}

fn read_file() {
    blocking_sleep(Duration::from_millis(1000));
    say!("  file read");
}

async fn heartbeat() {
    for number in 1..=3 {
        let due = now() + BEAT;
        sleep(BEAT).await;
        let late = (now() - due).as_millis();
        say!("  beat {number}: {late} ms late");
    }
}
