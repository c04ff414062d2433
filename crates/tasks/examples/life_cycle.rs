//! B7: three tasks. One is awaited, one is cancelled, one is kept by nobody.
//!
//! Look for: "dropped" ends at 2 s, although its handle is long gone.
//! Change it: take the last `sleep` away. What becomes of "dropped"?

use std::time::Duration;

use event_loop::{run, sleep};
use tasks::{Task, TaskError, create_named_task, current_task};
use transcript::say;

pub fn main() -> Result<(), TaskError> {
    run(program())
}

async fn program() -> Result<(), TaskError> {
    let mut kept = create_named_task("kept", work(1));
    let mut stopped = create_named_task("stopped", work(9));
    drop(create_named_task("dropped", work(2)));
    say!("kept is {}", state(&kept));

    let value = (&mut kept).await?;
    say!("kept is {}, its value is {value}", state(&kept));

    stopped.cancel();
    say!("stopped is {}", state(&stopped));
    let _cancelled = (&mut stopped).await;
    say!("stopped is {}", state(&stopped));

    sleep(Duration::from_secs(2)).await;
    Ok(())
}

async fn work(seconds: u64) -> u64 {
    let name = current_task().expect("a coroutine on the loop runs in a task").name();
    say!("  {name} starts");
    sleep(Duration::from_secs(seconds)).await;
    say!("  {name} ends");
    seconds * 10
}

fn state(task: &Task<u64>) -> &'static str {
    if task.cancelled() {
        "cancelled"
    } else if task.done() {
        "done"
    } else {
        "pending"
    }
}
