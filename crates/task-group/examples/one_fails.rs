//! Three tasks in a group. The second one fails.
//!
//! Look for: "c" is never fetched, and the program goes on at 2 s, not at 3 s.
//! Change it: let nobody fail. When is "all fetched" printed?

use std::time::Duration;

use event_loop::{run, sleep};
use task_group::task_group;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let result = task_group(async |group| {
        for (name, seconds) in [("a", 1), ("b", 2), ("c", 3)] {
            group.create_task(fetch(name, seconds));
        }
        say!("all created");
        Ok(())
    });
    match result.await {
        Ok(()) => say!("all fetched"),
        Err(group) => say!("failed: {}", group.errors()[0]),
    }
}

async fn fetch(name: &'static str, seconds: u64) -> Result<(), String> {
    sleep(Duration::from_secs(seconds)).await;
    if name == "b" {
        return Err(format!("{name} is not there"));
    }
    say!("fetched {name}");
    Ok(())
}
