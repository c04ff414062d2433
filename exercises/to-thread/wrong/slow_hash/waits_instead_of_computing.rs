//! verdict: does not compile
//! Thought: the call that blocks becomes one that awaits, as `time.sleep` does.

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
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
    let checked = gather(logins.into_iter().map(check)).await;
    checked.into_iter().flatten().collect()
}

/// Checks one login, and returns the name if the password is right.
async fn check(login: Login) -> Option<&'static str> {
    let is_right = hash(login.password, login.rounds).await == login.stored;
    say!("  {}: {}", login.name, if is_right { "welcome" } else { "wrong password" });
    is_right.then_some(login.name)
}

/// A round stands for a second of computing.
async fn hash(password: &str, rounds: u64) -> u64 {
    sleep(Duration::from_secs(rounds)).await;
    password.bytes().fold(rounds, |sum, byte| 31 * sum + u64::from(byte))
}

#[cfg(test)]
#[path = "../../checks/slow_hash.rs"]
mod checks;
