//! verdict: wrong value
//! Thought: it is the first error that counts.

use std::time::Duration;

use event_loop::sleep;
use task_group::task_group;
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
            sum += task.await;
        }
        Ok(sum)
    });
    order.await.map_err(|group| vec![group.errors()[0]])
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
#[path = "../../checks/half_an_order.rs"]
mod checks;
