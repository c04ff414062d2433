//! Cancelling asks; awaiting the handle waits until the task is gone.
//!
//! Look for: the clean-up comes after "cancel returned".
//! Change it: do not await the task. Where does the clean-up go?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::{TaskError, create_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let task = create_task(work());
    sleep(Duration::from_secs(1)).await;
    task.cancel();
    say!("cancel returned");
    if let Err(TaskError::Cancelled) = task.await {
        say!("the task is gone");
    }
}

async fn work() {
    let _file = TemporaryFile;
    say!("working");
    sleep(Duration::from_secs(60)).await;
    say!("nobody gets here");
}

struct TemporaryFile;

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        say!("temporary file removed");
    }
}
