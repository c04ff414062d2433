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

use event_loop::sleep;
use task_group::{ExceptionGroup, task_group};
use transcript::say;

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
    let sent = task_group(async |group| {
        for mail in mails {
            group.create_task(send(mail));
        }
        Ok(())
    });
    let Err(group) = sent.await else {
        say!("all are sent");
        return Ok(Vec::new());
    };
    let mut later = Vec::new();
    // This is `except* Busy`: a part without errors is `None`.
    let (busy, others) = group.split(|trouble| matches!(trouble, Trouble::Busy(_)));
    if let Some(busy) = busy {
        later.extend(busy.errors().iter().map(|trouble| trouble.to()));
        say!("again later: {}", later.join(", "));
    }
    // Python raises by itself what no `except*` has named.
    others.map_or(Ok(later), Err)
}

async fn send(mail: Mail) -> Result<(), Trouble> {
    sleep(mail.takes).await;
    if let Some(trouble) = mail.trouble {
        return Err(trouble);
    }
    say!("  sent to {}", mail.to);
    Ok(())
}

#[cfg(test)]
#[path = "../../exercises/task-group/checks/try_again_later.rs"]
mod checks;
