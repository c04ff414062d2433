//! Complete. Here is a tool for programs of others: it runs one in debug mode and
//! returns the names of the tasks that held the loop for `limit` or longer in one
//! step. Each task is named once, and those that were slow first come first. Write
//! `runner` and `note`. The loop tells the same handler other things as well: leave
//! them out.
//!
//! Lesson: `cargo course read debugging`, "Who was slow?"
//! Why async: a task that holds the loop slows all the others down, and from outside
//! they all look slow.
//! Think about: a task waits for an hour. Will it be named? What if `limit` is zero?

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
    // With an error it is no slow step: somebody failed, and nobody read that.
    let Report { task: Some(task), error: None, .. } = report else { return };
    let mut names = names.lock().expect("nobody panics");
    if !names.contains(task) {
        names.push(task.clone());
    }
}

#[cfg(test)]
#[path = "../../exercises/debugging/checks/who_held_the_loop.rs"]
mod checks;
