//! Four parts are saved at the same time. One is called off, another one fails.
//!
//! Look for: the part that is cancelled at 1.5 s does not end the wait.
//! Change it: let part 3 return `Ok`. When does the first wait return now?

use std::time::Duration;

use event_loop::{call_later, run, sleep};
use tasks::{Task, all_tasks, create_named_task};
use transcript::say;
use wait::wait;

pub fn main() {
    run(program());
}

async fn program() {
    let parts = [1, 2, 3, 4].map(|part| create_named_task(&format!("part {part}"), save(part)));
    call_later(Duration::from_millis(1500), || call_off("part 2"));
    let (done, pending) = wait(parts).first_exception().await;
    report("done", &done);
    report("pending", &pending);
    say!("wait for the rest");
    let (done, _) = wait(pending).await;
    report("done", &done);
}

async fn save(part: u64) -> Result<(), &'static str> {
    sleep(Duration::from_secs(part)).await;
    if part == 3 {
        return Err("disk full");
    }
    say!("part {part} is saved");
    Ok(())
}

fn call_off(name: &str) {
    for task in all_tasks() {
        if task.name() == name {
            say!("{name} is called off");
            task.cancel();
        }
    }
}

fn report(list: &str, tasks: &[Task<Result<(), &'static str>>]) {
    for task in tasks {
        say!("{list}: {}: {}", task.name(), state(task));
    }
}

fn state(task: &Task<Result<(), &'static str>>) -> &'static str {
    match task.result() {
        None => "still running",
        Some(Ok(Ok(()))) => "saved",
        Some(Ok(Err(error))) => error,
        Some(Err(_)) => "cancelled",
    }
}
