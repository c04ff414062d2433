//! verdict: wrong value
//! Thought: if there is other trouble too, the caller gets the whole group.

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
    if group.errors().iter().any(|trouble| matches!(trouble, Trouble::Unknown(_))) {
        return Err(group);
    }
    let later: Vec<_> = group.errors().iter().map(|trouble| trouble.to()).collect();
    say!("again later: {}", later.join(", "));
    Ok(later)
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
#[path = "../../checks/try_again_later.rs"]
mod checks;
