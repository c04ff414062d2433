//! verdict: wrong value
//! Thought: a busy server is no failure, so each task keeps its error to itself.

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
        let tasks: Vec<_> = mails
            .into_iter()
            .map(|mail| group.create_task(async move { Ok(send(mail).await) }))
            .collect();
        let mut later = Vec::new();
        for task in tasks {
            match task.await {
                Ok(()) => {}
                Err(Trouble::Busy(to)) => later.push(to),
                Err(unknown) => return Err(unknown),
            }
        }
        Ok(later)
    });
    let later = sent.await?;
    if later.is_empty() {
        say!("all are sent");
    } else {
        say!("again later: {}", later.join(", "));
    }
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
