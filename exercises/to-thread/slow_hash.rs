//! Fix. A server checks passwords. To hash one takes some seconds of computing. With
//! `gather` all are checked at the same time, or so its author thought: in truth one
//! comes after the other, and nobody else is served meanwhile. Mend `check`, so that
//! all are hashed at the same time while others are served.
//!
//! Lesson: `cargo course read to-thread`, "What one call does to all the others".
//! Why async: the same thread serves pages to those who have logged in long ago.
//! Think about: `check` is an `async fn`. Where does it give way?

use std::time::Duration;

use gather::gather;
use to_thread::blocking_sleep;
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
    let is_right = hash(login.password, login.rounds) == login.stored;
    say!("  {}: {}", login.name, if is_right { "welcome" } else { "wrong password" });
    is_right.then_some(login.name)
}

/// A round stands for a second of computing.
fn hash(password: &str, rounds: u64) -> u64 {
    blocking_sleep(Duration::from_secs(rounds));
    password.bytes().fold(rounds, |sum, byte| 31 * sum + u64::from(byte))
}

#[cfg(test)]
#[path = "checks/slow_hash.rs"]
mod checks;
