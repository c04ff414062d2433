//! Two tasks fail. Somebody looks at one of the errors; nobody at the other.
//!
//! Look for: the report comes when the handle is dropped, not when the task fails.
//! Change it: make `send` a plain task, with `tasks::create_named_task`, and count
//! the lines.

use std::time::Duration;

use debugging::create_reporting_task;
use event_loop::{run, set_exception_handler, sleep};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    set_exception_handler(|report| say!("{report}"));
    let save = create_reporting_task("save", fail("disk full"));
    let send = create_reporting_task("send", fail("no connection"));
    sleep(Duration::from_secs(1)).await;
    say!("save: {}", save.error().expect("it has failed"));
    drop(save);
    say!("dropped save");
    drop(send);
    say!("dropped send");
}

async fn fail(text: &'static str) -> Result<(), &'static str> {
    Err(text)
}
