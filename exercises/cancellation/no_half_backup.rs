//! Complete. A computer makes backups: each waits, then writes, then waits again.
//! After the time `on` it is switched off. A backup that waits at that moment ends at
//! once. One that writes may finish, and none begins anew. One that still writes when
//! `grace` is over is stopped: there is one `grace` for all. Change the signature of
//! `keep` if you like.
//!
//! Lesson: `cargo course read cancellation`, "Two safe waits are not one".
//! Why async: backups wait for the clock and for the disk, all in one thread.
//! Think about: which of the two waits of `keep` may be dropped, and which not?

use std::sync::{Arc, Mutex};
use std::time::Duration;

use cancellation::Shutdown;
use event_loop::sleep;
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
        shutdown.spawn(backup.name, keep(backup, written.clone()));
    }
    sleep(on).await;
    say!("switching off");
    todo!("end them within {grace:?}, and return what was written")
}

async fn keep(backup: Backup, written: Written) {
    loop {
        sleep(backup.every).await;
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
#[path = "checks/no_half_backup.rs"]
mod checks;
