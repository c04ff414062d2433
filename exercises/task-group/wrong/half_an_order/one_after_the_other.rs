//! verdict: wrong time
//! Thought: if the card is refused, no courier was sent yet.

use std::time::Duration;

use event_loop::sleep;
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
    let mut sum = 0;
    for step in steps {
        sum += take(step).await.map_err(|reason| vec![reason])?;
    }
    Ok(sum)
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
