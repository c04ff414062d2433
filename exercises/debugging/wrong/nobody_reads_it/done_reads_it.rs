//! verdict: wrong value
//! Thought: who has asked whether `send` is done knows of its error.

use std::time::Duration;

use debugging::create_reporting_task;
use event_loop::{Report, set_exception_handler, sleep};
use tasks::create_named_task;
use transcript::say;

const SECOND: Duration = Duration::from_secs(1);

const PREDICTION: &[&str] = &[
    "mail fails",
    "save fails",
    "  never read: save",
    "send fails",
    "sync fails",
    "send is done: true",
    "end",
];

pub async fn program() -> Option<String> {
    set_exception_handler(tell);
    drop(create_named_task("mail", connect("mail", 1)));
    drop(create_reporting_task("save", connect("save", 2)));
    let send = create_reporting_task("send", connect("send", 3));
    let sync = create_reporting_task("sync", connect("sync", 4));
    sleep(5 * SECOND).await;
    say!("send is done: {}", send.done());
    drop(send);
    let error = sync.error();
    drop(sync);
    say!("end");
    error
}

fn tell(report: &Report) {
    say!("  never read: {}", report.task.as_deref().unwrap_or("a callback"));
}

async fn connect(name: &str, seconds: u32) -> Result<(), String> {
    sleep(seconds * SECOND).await;
    say!("{name} fails");
    Err(format!("{name} has no connection"))
}

#[cfg(test)]
#[path = "../../checks/nobody_reads_it.rs"]
mod checks;
