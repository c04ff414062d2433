//! verdict: wrong value
//! Thought: where the wait is longest, there one looks first.

use std::cmp::Reverse;
use std::time::Duration;

use debugging::{TaskRow, task_table};
use event_loop::{Activity, Turn, now, sleep};

/// The tasks that have waited for `limit` or longer, and for how long.
pub fn stuck(limit: Duration) -> Vec<(String, Duration)> {
    let waits = |row: TaskRow| Some((row.name, waited(row.activity?)?));
    let waiting = task_table().into_iter().filter_map(waits);
    let mut stuck: Vec<_> = waiting.filter(|(_, time)| *time >= limit).collect();
    stuck.sort_by_key(|(_, time)| Reverse(*time));
    stuck
}

/// `None` for a task that runs, or stands in line.
fn waited(activity: Activity) -> Option<Duration> {
    if activity.turn != Turn::Waiting {
        return None;
    }
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
#[path = "../../checks/since_when.rs"]
mod checks;
