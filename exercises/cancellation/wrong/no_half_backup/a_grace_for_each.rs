//! verdict: wrong time
//! Thought: each task gets its grace, and whoever is late is named.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cancellation::CancellationToken;
use event_loop::sleep;
use tasks::create_named_task;
use timeouts::wait_for_task;
use transcript::say;

/// Something that is to be saved: when again, and how long it takes to write.
#[derive(Debug, Clone, Copy)]
pub struct Backup {
    pub name: &'static str,
    pub every: Duration,
    pub takes: Duration,
}

/// The names of what was written to the end, in that order.
type Written = Arc<Mutex<Vec<&'static str>>>;

/// Makes backups for the time `on`. Returns what was written to the end, and the
/// names of those who were stopped in the middle.
pub async fn run_for(
    on: Duration,
    backups: Vec<Backup>,
    grace: Duration,
) -> (Vec<&'static str>, Vec<String>) {
    let (stop, written) = (CancellationToken::new(), Written::default());
    let mut tasks = Vec::new();
    for backup in backups {
        let coroutine = keep(backup, written.clone(), stop.clone());
        tasks.push(create_named_task(backup.name, coroutine));
    }
    sleep(on).await;
    say!("switching off");
    stop.cancel();
    let mut aborted = Vec::new();
    for task in tasks {
        let name = task.name();
        if wait_for_task(task, grace).await.is_err() {
            aborted.push(name);
        }
    }
    let written = written.lock().expect("no backup panics").clone();
    (written, aborted)
}

async fn keep(backup: Backup, written: Written, stop: CancellationToken) {
    while stop.run_until_cancelled(sleep(backup.every)).await.is_some() {
        write(backup).await;
        written.lock().expect("no backup panics").push(backup.name);
    }
}

async fn write(backup: Backup) {
    say!("  {}: writing", backup.name);
    sleep(backup.takes).await;
    say!("  {}: written", backup.name);
}

#[cfg(test)]
#[path = "../../checks/no_half_backup.rs"]
mod checks;
