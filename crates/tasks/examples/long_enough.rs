//! M5: sleeping "long enough" for a task, twice: too long and not long enough.
//!
//! Look for: what each of the two runs loses.
//! Change it: await the task's handle instead of sleeping.

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::create_task;
use transcript::say;

pub fn main() {
    for patience in [5000, 1500] {
        run(program(Duration::from_millis(patience)));
    }
}

async fn program(patience: Duration) {
    drop(create_task(download()));
    sleep(patience).await;
    say!("that was long enough");
}

async fn download() {
    for part in 1..=3 {
        sleep(Duration::from_secs(1)).await;
        say!("part {part} of 3");
    }
}
