//! Complete. A program looks for the shortest tour of a van. `search` is a library's
//! function: it blocks, and asks before each tour whether it shall go on. Somebody
//! waits for the answer, with some patience. When that is over, no other tour is
//! begun; the one in work is finished, and the best one found by then is the answer.
//! Write `shortest`. The thread cannot look at the loop's clock: it has to be told.
//!
//! Lesson: `cargo course read to-thread`, "Nothing stops a thread".
//! Why async: the same thread that waits here shows the map and answers the drivers.
//! Think about: a time limit round the call would end sooner. What would be missing?

use std::time::Duration;

use to_thread::blocking_sleep;
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
    let _call = move || search(&tours, || true);
    todo!("make this call on another thread, and tell it after {patience:?}")
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
#[path = "checks/best_so_far.rs"]
mod checks;
