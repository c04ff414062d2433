//! verdict: wrong value
//! Thought: the last one who is ready sets an event, and the others wait for it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use event_loop::sleep;
use gather::gather;
use locks::Event;
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
    let all_ready = Event::new();
    let missing = Arc::new(AtomicUsize::new(cooks.len()));
    gather(cooks.into_iter().map(|cook| cook_all(cook, all_ready.clone(), missing.clone()))).await
}

async fn cook_all(cook: Cook, all_ready: Event, missing: Arc<AtomicUsize>) -> usize {
    let mut served = 0;
    for dish in cook.dishes {
        sleep(dish.takes).await;
        if dish.is_burnt {
            say!("  {} burns a dish", cook.name);
            all_ready.set();
            return served;
        }
        say!("  {} is ready", cook.name);
        served += 1;
        if missing.fetch_sub(1, Ordering::Relaxed) == 1 {
            say!("course {served} is served");
            all_ready.set();
        }
        all_ready.wait().await;
    }
    served
}

#[cfg(test)]
#[path = "../../checks/served_together.rs"]
mod checks;
