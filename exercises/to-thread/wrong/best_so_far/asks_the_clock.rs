//! verdict: panicked
//! Thought: the search can look at the clock itself.

use std::time::Duration;

use event_loop::now;
use to_thread::{blocking_sleep, to_thread};
use transcript::say;

/// A tour, how long it takes to measure it, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tour {
    pub name: &'static str,
    pub takes: Duration,
    pub km: u32,
}

/// The shortest tour that is found within `patience`.
pub async fn shortest(tours: Vec<Tour>, patience: Duration) -> Option<Tour> {
    let end = now() + patience;
    to_thread(move || search(&tours, || now() < end)).await
}

/// Measures tours as long as `go_on` says so. Blocks.
fn search(tours: &[Tour], go_on: impl Fn() -> bool) -> Option<Tour> {
    let mut best: Option<Tour> = None;
    for &tour in tours.iter().take_while(|_| go_on()) {
        blocking_sleep(tour.takes);
        say!("  {}: {} km", tour.name, tour.km);
        best = best.filter(|best| best.km <= tour.km).or(Some(tour));
    }
    best
}

#[cfg(test)]
#[path = "../../checks/best_so_far.rs"]
mod checks;
