//! Four calls and two threads: a call waits in line until a thread is free.
//!
//! Look for: "c" takes 400 ms. Why is it the last one?
//! Change it: `ThreadPoolExecutor::new(4)`. In which order do they end?

use std::time::Duration;

use event_loop::run;
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor};
use transcript::say;

pub fn main() {
    run(program());
}

async fn program() {
    let pool = ThreadPoolExecutor::new(2);
    let calls = [("a", 300), ("b", 500), ("c", 400), ("d", 100)];
    let jobs = calls.map(|(name, millis)| run_in_executor(&pool, move || call(name, millis)));
    say!("all are put");
    let mut names = Vec::new();
    for job in jobs {
        names.push(job.await);
    }
    say!("awaited in order: {}", names.join(" "));
}

fn call(name: &'static str, millis: u64) -> &'static str {
    blocking_sleep(Duration::from_millis(millis));
    say!("  {name} is done");
    name
}
