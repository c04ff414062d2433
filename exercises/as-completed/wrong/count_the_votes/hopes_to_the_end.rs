//! verdict: wrong time
//! Thought: only a majority of yes decides anything.

use std::time::Duration;

use as_completed::as_completed;
use event_loop::sleep;
use futures::StreamExt;
use transcript::say;

/// A member, and what it will say after a while.
#[derive(Debug, Clone, Copy)]
pub struct Member {
    pub name: &'static str,
    pub thinks: Duration,
    pub says_yes: bool,
}

/// Whether more than half of `members` say yes before `limit` has passed.
pub async fn is_elected(members: Vec<Member>, limit: Duration) -> bool {
    let majority = members.len() / 2 + 1;
    let mut votes = as_completed(members.into_iter().map(ask)).timeout(limit);
    let mut yes = 0;
    while let Some(vote) = votes.next().await {
        if vote == Ok(true) {
            yes += 1;
        }
        if yes == majority {
            return true;
        }
    }
    false
}

async fn ask(member: Member) -> bool {
    sleep(member.thinks).await;
    say!("  {}: {}", member.name, if member.says_yes { "yes" } else { "no" });
    member.says_yes
}

#[cfg(test)]
#[path = "../../checks/count_the_votes.rs"]
mod checks;
