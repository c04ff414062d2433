//! verdict: wrong time
//! Thought: let it search, wait, tell it to stop, and fetch the answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use event_loop::sleep;
use tasks::create_task;
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
    let stop = Arc::new(AtomicBool::new(false));
    let seen = stop.clone();
    let call = to_thread(move || search(&tours, || !seen.load(Ordering::Relaxed)));
    let call = create_task(call);
    sleep(patience).await;
    stop.store(true, Ordering::Relaxed);
    call.await.expect("the search does not panic")
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
