//! Fix. An order takes several steps at once: reserve the goods, charge the card, send
//! a courier. If one of them fails there is no order, and yet the others are carried
//! on. Mend `place_order`: when a step fails, it stops the others and returns at once,
//! with all the reasons. Otherwise it returns the sum of what the steps cost. And if
//! it is cancelled itself, no step is carried on.
//!
//! Lesson: `cargo course read task-group`.
//! Why async: a step is hardly more than waiting for somebody else's server. Three
//! waits at once take as long as the longest.
//! Think about: in which order must the loop await the tasks, so that it hears of the
//! first failure first?

use std::time::Duration;

use event_loop::sleep;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

/// A step, how long it takes, and what becomes of it: its cost, or why it fails.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    pub name: &'static str,
    pub takes: Duration,
    pub outcome: Result<u32, &'static str>,
}

/// Takes all steps at the same time. Returns what they cost, or why there is no order.
pub async fn place_order(steps: Vec<Step>) -> Result<u32, Vec<&'static str>> {
    let order = task_group(async |group| {
        let tasks: Vec<_> = steps.into_iter().map(|step| group.create_task(take(step))).collect();
        let mut sum = 0;
        for task in tasks {
            // No `?`: if a step fails, the group cancels this body at its `.await`.
            sum += task.await;
        }
        Ok(sum)
    });
    // Here all steps have ended, whatever became of them.
    order.await.map_err(ExceptionGroup::into_errors)
}

async fn take(step: Step) -> Result<u32, &'static str> {
    say!("{} begins", step.name);
    sleep(step.takes).await;
    match step.outcome {
        Ok(_) => say!("  {} is done", step.name),
        Err(reason) => say!("  {}: {reason}", step.name),
    }
    step.outcome
}

#[cfg(test)]
#[path = "../../exercises/task-group/checks/half_an_order.rs"]
mod checks;
