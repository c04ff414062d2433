//! B6: two tasks fail at once, first in a group and then without one.
//!
//! Look for: both errors are in the group, and "slow" ends only in the second part.
//! Change it: let "b" fail after 1.1 s. How many errors are in the group?

use std::time::Duration;

use event_loop::{run, sleep};
use task_group::task_group;
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    say!("in a group");
    let result = task_group(async |group| -> Result<(), String> {
        group.create_task(slow());
        group.create_task(fail("a"));
        group.create_task(fail("b"));
        let _body = CleanUp("body");
        sleep(Duration::from_secs(9)).await;
        Ok(())
    });
    if let Err(group) = result.await {
        say!("  {group}");
        for error in group.errors() {
            say!("  error: {error}");
        }
    }

    say!("loose");
    for task in [create_task(slow()), create_task(fail("a")), create_task(fail("b"))] {
        if let Err(error) = task.await.expect("nobody panics") {
            say!("  error: {error}");
        }
    }
}

async fn slow() -> Result<(), String> {
    let _slow = CleanUp("slow");
    sleep(Duration::from_secs(2)).await;
    say!("  slow has its result");
    Ok(())
}

async fn fail(name: &'static str) -> Result<(), String> {
    sleep(Duration::from_secs(1)).await;
    Err(format!("{name} failed"))
}

struct CleanUp(&'static str);

impl Drop for CleanUp {
    fn drop(&mut self) {
        say!("  {} cleans up", self.0);
    }
}
