//! A line arrives in pieces. Each second the reader stops to do something else.
//!
//! Look for: what is left of "good morning" in the first part.
//! Change it: a beat of 2 s in the first part. Is it right now, or lucky?

use std::time::Duration;

use event_loop::{call_later, run, sleep};
use queue::Queue;
use tokio::select;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    say!("a new wait each time");
    wait_anew(&send_slowly()).await;
    say!("one wait, kept");
    keep_waiting(&send_slowly()).await;
}

async fn wait_anew(pieces: &Queue<&'static str>) {
    loop {
        select! {
            biased;
            line = read_line(pieces) => return say!("  got {line:?}"),
            () = sleep(Duration::from_secs(1)) => say!("  beat"),
        }
    }
}

async fn keep_waiting(pieces: &Queue<&'static str>) {
    let mut reading = Box::pin(read_line(pieces));
    loop {
        select! {
            biased;
            line = &mut reading => return say!("  got {line:?}"),
            () = sleep(Duration::from_secs(1)) => say!("  beat"),
        }
    }
}

async fn read_line(pieces: &Queue<&'static str>) -> String {
    let mut line = String::new();
    while !line.ends_with('.') {
        line += pieces.get().await.expect("the queue is open");
    }
    line
}

fn send_slowly() -> Queue<&'static str> {
    let pieces = Queue::new(0);
    for (delay, piece) in [(400, "good "), (800, "mor"), (1200, "ning"), (1600, ".")] {
        let queue = pieces.clone();
        call_later(Duration::from_millis(delay), move || drop(queue.put_nowait(piece)));
    }
    pieces
}
