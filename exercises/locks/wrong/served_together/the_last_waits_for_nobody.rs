//! verdict: hung
//! Thought: the last one has nobody to wait for, so the barrier is for one less.

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use locks::Barrier;
use transcript::say;

/// A cook, and a dish for each course.
#[derive(Debug, Clone)]
pub struct Cook {
    pub name: &'static str,
    pub dishes: Vec<Dish>,
}

/// How long a dish takes, and whether it gets burnt.
#[derive(Debug, Clone, Copy)]
pub struct Dish {
    pub takes: Duration,
    pub is_burnt: bool,
}

/// Cooks a dinner. Returns how many courses were served while each cook was there.
pub async fn dinner(cooks: Vec<Cook>) -> Vec<usize> {
    let barrier = Barrier::new((cooks.len() - 1).max(1));
    gather(cooks.into_iter().map(|cook| cook_all(cook, barrier.clone()))).await
}

async fn cook_all(cook: Cook, barrier: Barrier) -> usize {
    let mut served = 0;
    for dish in cook.dishes {
        sleep(dish.takes).await;
        if dish.is_burnt {
            say!("  {} burns a dish", cook.name);
            barrier.abort();
            return served;
        }
        say!("  {} is ready", cook.name);
        let Ok(index) = barrier.wait().await else { return served };
        served += 1;
        if index == 0 {
            say!("course {served} is served");
        }
    }
    served
}

#[cfg(test)]
#[path = "../../checks/served_together.rs"]
mod checks;
