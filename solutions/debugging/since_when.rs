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

use debugging::{TaskRow, task_table};
use event_loop::{Activity, Turn, now, sleep};

/// The tasks that have waited for `limit` or longer, and for how long.
pub fn stuck(limit: Duration) -> Vec<(String, Duration)> {
    let waits = |row: TaskRow| Some((row.name, waited(row.activity?)?));
    task_table().into_iter().filter_map(waits).filter(|(_, time)| *time >= limit).collect()
}

/// `None` for a task that runs, or stands in line.
fn waited(activity: Activity) -> Option<Duration> {
    if activity.turn != Turn::Waiting {
        return None;
    }
    // One that nobody has ever woken is as old as its wait.
    Some(activity.last_wake.map_or(activity.age, |at| now() - at))
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
#[path = "../../exercises/debugging/checks/since_when.rs"]
mod checks;
