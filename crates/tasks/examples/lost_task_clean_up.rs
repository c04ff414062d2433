//! M3: the lost background task again, with clean-up code in the background task.
//!
//! Look for: the clean-up runs before `run` returns, so the task was cancelled.
//! Change it: await the handle. When does the clean-up run now?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_task;
use transcript::say;

pub fn main() {
    run(program());
    say!("the sync program goes on");
}

async fn program() {
    say!("a");
    drop(create_task(background()));
    say!("b");
}

async fn background() {
    let _clean_up = CleanUp;
    for iteration in 0..5 {
        say!("Background task iteration {iteration}");
        sleep(Duration::from_secs(1)).await;
    }
}

struct CleanUp;

impl Drop for CleanUp {
    fn drop(&mut self) {
        say!("Background task cleaned up");
    }
}
