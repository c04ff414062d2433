//! Build. A service stands still now and then, and nobody knows where. `watch` looks
//! at it once a second until a task is stuck. Write `stuck`: the names of the tasks
//! that wait and have waited for `limit` or longer, each with the time so far, in the
//! order of their creation. A task waits since it was last woken, or since it was
//! created if it never was.
//!
//! Lesson: `cargo course read debugging`, "Who waits, and since when?"
//! Why async: waiting is what tasks do all day. No error and no thread that is busy
//! tells a wait of a second from one that never ends.
//! Think about: several tasks are stuck. Where would you look first?

use std::time::Duration;

use event_loop::sleep;

/// The tasks that have waited for `limit` or longer, and for how long.
pub fn stuck(limit: Duration) -> Vec<(String, Duration)> {
    todo!("look at all tasks: who waits, and has waited for {limit:?}?")
}

/// Looks once a second until somebody is stuck, and returns who.
pub async fn watch(limit: Duration) -> Vec<(String, Duration)> {
    loop {
        sleep(Duration::from_secs(1)).await;
        let stuck = stuck(limit);
        if !stuck.is_empty() {
            return stuck;
        }
    }
}

#[cfg(test)]
#[path = "checks/since_when.rs"]
mod checks;
