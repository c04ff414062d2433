//! Port. Write this Python program in Rust. It must say the same lines at the same
//! times, and return the same list or the same errors. `Busy` and `Unknown` are exceptions
//! of their own, and `mails` is a list of tuples.
//!
//! ```python
//! async def send_all(mails):
//!     later = []
//!     try:
//!         async with asyncio.TaskGroup() as group:
//!             for mail in mails:
//!                 group.create_task(send(*mail))
//!         print("all are sent")
//!     except* Busy as busy:
//!         later = [error.args[0] for error in busy.exceptions]
//!         print(f"again later: {', '.join(later)}")
//!     return later
//!
//! async def send(to, seconds, trouble):
//!     await asyncio.sleep(seconds)
//!     if trouble is not None:
//!         raise trouble(to)
//!     print(f"  sent to {to}")
//! ```
//!
//! Lesson: `cargo course read task-group`, the map.
//! Why async: a mail server may take its time. The others are served meanwhile, by the
//! same thread.
//! Think about: what does `except*` do with the errors that it does not name? And which
//! mails are neither sent nor in the list?

use std::time::Duration;

use task_group::ExceptionGroup;

/// A mail, how long its server takes, and the trouble that comes of it, if any.
#[derive(Debug, Clone, Copy)]
pub struct Mail {
    pub to: &'static str,
    pub takes: Duration,
    pub trouble: Option<Trouble>,
}

/// Why a mail is not sent. Each knows to whom the mail is, as `raise trouble(to)` does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Trouble {
    Busy(&'static str),
    Unknown(&'static str),
}

impl Trouble {
    pub fn to(self) -> &'static str {
        match self {
            Trouble::Busy(to) | Trouble::Unknown(to) => to,
        }
    }
}

/// Sends all mails at the same time; returns who was busy. Other trouble is an error.
pub async fn send_all(mails: Vec<Mail>) -> Result<Vec<&'static str>, ExceptionGroup<Trouble>> {
    todo!("send {} mails", mails.len())
}

#[cfg(test)]
#[path = "checks/try_again_later.rs"]
mod checks;
