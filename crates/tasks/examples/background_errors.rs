//! C6: three tasks that fail, and who hears of it.
//!
//! Look for: the loop reports the panic that nobody read. It says nothing of the
//! `Err`.
//! Change it: await "unread" behind the sleep instead of dropping it.

use std::time::Duration;

use event_loop::{run, set_exception_handler, sleep};
use tasks::{TaskError, create_named_task};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    set_exception_handler(|report| say!("the loop reports: {report}"));

    let awaited = create_named_task("awaited", fail());
    if let Err(TaskError::Panicked(message)) = awaited.await {
        say!("awaited: {message}");
    }

    let unread = create_named_task("unread", fail());
    sleep(Duration::from_secs(1)).await;
    say!("dropping the handle of unread");
    drop(unread);

    let value = create_named_task("value", give_error());
    sleep(Duration::from_secs(1)).await;
    say!("dropping the handle of value");
    drop(value);
    say!("end");
}

async fn fail() {
    sleep(Duration::from_millis(500)).await;
    panic!("no connection");
}

async fn give_error() -> Result<(), &'static str> {
    sleep(Duration::from_millis(500)).await;
    Err("no connection")
}
