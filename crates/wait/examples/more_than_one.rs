//! "First completed" says when the wait ends, not how many are done by then.
//!
//! Look for: each time, `wait` is told of one task and finds two.
//! Change it: let each task take a millisecond for a turn. How many are done now?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::{Task, create_named_task};
use transcript::say;
use wait::wait;

pub fn main() {
    run(program());
}

async fn program() {
    let tasks = [1, 2, 3, 4].map(|turns| create_named_task(&format!("{turns}"), take(turns)));
    let mut pending = Vec::from(tasks);
    while !pending.is_empty() {
        let (done, rest) = wait(pending).first_completed().await;
        say!("done: {}; {} pending", names(&done), rest.len());
        pending = rest;
    }
}

async fn take(turns: u32) {
    for _ in 0..turns {
        sleep(Duration::ZERO).await;
    }
    say!("  {turns} ends");
}

fn names(tasks: &[Task<()>]) -> String {
    let names: Vec<_> = tasks.iter().map(Task::name).collect();
    names.join(" ")
}
