//! verdict: wrong time
//! Thought: on the first error the loop cancels all tasks, and waits until they are gone.

use std::time::Duration;

use event_loop::sleep;
use tasks::{TaskError, create_task};
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
    let mut tasks: Vec<_> = steps.into_iter().map(|step| create_task(take(step))).collect();
    let (mut sum, mut reasons) = (0, Vec::new());
    for place in 0..tasks.len() {
        match (&mut tasks[place]).await {
            Ok(Ok(cost)) => sum += cost,
            Ok(Err(reason)) => {
                reasons.push(reason);
                for other in &tasks {
                    other.cancel();
                }
            }
            Err(TaskError::Cancelled) => {}
            Err(TaskError::Panicked(message)) => panic!("{message}"),
        }
    }
    if reasons.is_empty() { Ok(sum) } else { Err(reasons) }
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
