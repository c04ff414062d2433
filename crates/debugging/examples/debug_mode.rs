//! D8: debug mode tells who was slow, and the loop tells which error nobody read.
//!
//! Look for: the slow step is reported when it is over, and the step as a whole.
//! Change it: give way in the middle of `checksum`. Two steps of half the length
//! are nobody's trouble.

use std::time::{Duration, SystemTime};

use debugging::create_reporting_task;
use event_loop::{Report, Runner, set_exception_handler, sleep};
use tasks::create_named_task;
use transcript::say;

pub fn main() {
    Runner::new().debug(true).run(program());
}

async fn program() {
    set_exception_handler(tell);
    let hash = create_named_task("hash", checksum());
    let fetch = create_reporting_task("fetch", connect());
    hash.await.expect("it does not fail");
    sleep(Duration::from_secs(2)).await;
    drop(fetch);
    say!("end");
}

async fn checksum() {
    say!("hash begins");
    let until = SystemTime::now() + Duration::from_millis(110);
    while SystemTime::now() < until {}
    say!("hash ends");
}

async fn connect() -> Result<(), &'static str> {
    say!("fetch begins");
    sleep(Duration::from_secs(1)).await;
    Err("no connection")
}

/// Leaves out how many seconds it took: that is different every time.
fn tell(report: &Report) {
    let report = report.to_string();
    say!("{}", report.split(" took ").next().unwrap_or_default());
}
