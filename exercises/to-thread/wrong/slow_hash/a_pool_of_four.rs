//! verdict: wrong time
//! Thought: four cores, so a pool of four threads does it.

use std::sync::Arc;
use std::time::Duration;

use gather::gather;
use to_thread::{ThreadPoolExecutor, blocking_sleep, run_in_executor};
use transcript::say;

/// Who logs in, with which password, and the hash that was stored for it.
#[derive(Debug, Clone, Copy)]
pub struct Login {
    pub name: &'static str,
    pub password: &'static str,
    pub rounds: u64,
    pub stored: u64,
}

/// Checks all logins. Returns who may come in, in the order of `logins`.
pub async fn check_all(logins: Vec<Login>) -> Vec<&'static str> {
    let pool = Arc::new(ThreadPoolExecutor::new(4));
    let checks = logins.into_iter().map(|login| check(login, pool.clone()));
    let checked = gather(checks).await;
    checked.into_iter().flatten().collect()
}

/// Checks one login, and returns the name if the password is right.
async fn check(login: Login, pool: Arc<ThreadPoolExecutor>) -> Option<&'static str> {
    let hashed = run_in_executor(&pool, move || hash(login.password, login.rounds)).await;
    let is_right = hashed == login.stored;
    say!("  {}: {}", login.name, if is_right { "welcome" } else { "wrong password" });
    is_right.then_some(login.name)
}

/// A round stands for a second of computing.
fn hash(password: &str, rounds: u64) -> u64 {
    blocking_sleep(Duration::from_secs(rounds));
    password.bytes().fold(rounds, |sum, byte| 31 * sum + u64::from(byte))
}

#[cfg(test)]
#[path = "../../checks/slow_hash.rs"]
mod checks;
