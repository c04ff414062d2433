//! verdict: wrong time
//! Thought: first wait for all votes, then count them.

use std::time::Duration;

use event_loop::sleep;
use gather::gather;
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
    let total = members.len();
    let votes = tokio::time::timeout(limit, gather(members.into_iter().map(ask))).await;
    let yes = votes.unwrap_or_default().into_iter().filter(|&yes| yes).count();
    yes > total / 2
}

async fn ask(member: Member) -> bool {
    sleep(member.thinks).await;
    say!("  {}: {}", member.name, if member.says_yes { "yes" } else { "no" });
    member.says_yes
}

#[cfg(test)]
#[path = "../../checks/count_the_votes.rs"]
mod checks;
