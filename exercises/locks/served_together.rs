//! Complete. Several cooks make a dinner of several courses, and each cook has a dish in
//! each course. A course is served when all its dishes are ready. One of the cooks says
//! so, and then all begin with the next course. Whoever burns a dish goes home, and then no
//! other course can be served: whoever waits goes home at once, and whoever still cooks
//! goes when the dish is ready. Write what is missing. `wait` of a barrier returns which
//! one of those who wait you are.
//!
//! Lesson: `cargo course read locks`, "A barrier lets nobody ahead".
//! Why async: a dish takes its time without a cook who stirs, and one thread can wait for
//! many dishes.
//! Think about: a cook who goes home is one too few, from now on. Who has to know?

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
    let barrier = Barrier::new(cooks.len());
    gather(cooks.into_iter().map(|cook| cook_all(cook, barrier.clone()))).await
}

async fn cook_all(cook: Cook, barrier: Barrier) -> usize {
    let served = 0;
    for dish in cook.dishes {
        sleep(dish.takes).await;
        if dish.is_burnt {
            say!("  {} burns a dish", cook.name);
            todo!("go home, and keep nobody waiting");
        }
        say!("  {} is ready", cook.name);
        todo!("wait at {barrier:?}, let one say: course {} is served, and count it", served + 1);
    }
    served
}

#[cfg(test)]
#[path = "checks/served_together.rs"]
mod checks;
