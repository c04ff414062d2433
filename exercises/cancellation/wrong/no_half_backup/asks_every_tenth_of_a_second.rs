//! verdict: wrong time
//! Thought: a wait in small steps sees the token soon enough.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cancellation::{CancellationToken, Shutdown};
use event_loop::{now, sleep};
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
    let (mut shutdown, written) = (Shutdown::new(), Written::default());
    for backup in backups {
        shutdown.spawn(backup.name, keep(backup, written.clone(), shutdown.token()));
    }
    sleep(on).await;
    say!("switching off");
    let aborted = shutdown.finish(grace).await.aborted;
    let written = written.lock().expect("no backup panics").clone();
    (written, aborted)
}

async fn keep(backup: Backup, written: Written, stop: CancellationToken) {
    loop {
        let due = now() + backup.every;
        while now() < due && !stop.is_cancelled() {
            sleep(Duration::from_millis(100)).await;
        }
        if stop.is_cancelled() {
            return;
        }
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
