//! verdict: wrong value
//! Thought: each report is a name.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use event_loop::{Report, Runner, set_exception_handler};

type Names = Arc<Mutex<Vec<String>>>;

/// Runs `program` on a loop and a virtual clock of its own; returns who was slow.
pub fn slow_tasks<F>(limit: Duration, program: F) -> Vec<String>
where
    F: Future<Output = ()> + Send + 'static,
{
    let names = Names::default();
    let slow = names.clone();
    runner(limit).run(async move {
        set_exception_handler(move |report| note(report, &slow));
        program.await;
    });
    names.lock().expect("nobody panics").clone()
}

fn runner(limit: Duration) -> Runner {
    Runner::new().virtual_clock().debug(true).slow_step(limit)
}

fn note(report: &Report, names: &Names) {
    if let Report { task: Some(task), error: None, .. } = report {
        names.lock().expect("nobody panics").push(task.clone());
    }
}

#[cfg(test)]
#[path = "../../checks/who_held_the_loop.rs"]
mod checks;
