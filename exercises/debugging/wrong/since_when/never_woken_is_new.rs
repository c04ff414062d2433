//! verdict: wrong value
//! Thought: a task that nobody has woken yet has not begun to wait.

use std::time::Duration;

use debugging::{TaskRow, task_table};
use event_loop::{Activity, Turn, now, sleep};

/// The tasks that have waited for `limit` or longer, and for how long.
pub fn stuck(limit: Duration) -> Vec<(String, Duration)> {
    let waits = |row: TaskRow| Some((row.name, waited(row.activity?)?));
    task_table().into_iter().filter_map(waits).filter(|(_, time)| *time >= limit).collect()
}

fn waited(activity: Activity) -> Option<Duration> {
    if activity.turn != Turn::Waiting {
        return None;
    }
    Some(now() - activity.last_wake?)
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
#[path = "../../checks/since_when.rs"]
mod checks;
