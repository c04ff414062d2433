//! verdict: wrong value
//! Thought: the handler is asked once the program has ended.

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
        program.await;
        set_exception_handler(move |report| note(report, &slow));
    });
    names.lock().expect("nobody panics").clone()
}

fn runner(limit: Duration) -> Runner {
    Runner::new().virtual_clock().debug(true).slow_step(limit)
}

fn note(report: &Report, names: &Names) {
    let Report { task: Some(task), error: None, .. } = report else { return };
    let mut names = names.lock().expect("nobody panics");
    if !names.contains(task) {
        names.push(task.clone());
    }
}

#[cfg(test)]
#[path = "../../checks/who_held_the_loop.rs"]
mod checks;
