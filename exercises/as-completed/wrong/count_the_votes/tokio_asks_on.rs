//! verdict: wrong value
//! Thought: a task of tokio ends with its handle, as a coroutine does.

use std::time::Duration;

use event_loop::sleep;
use futures::StreamExt;
use futures::stream::FuturesUnordered;
use tokio::time::{Instant, timeout_at};
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
    let majority = total / 2 + 1;
    let end = Instant::now() + limit;
    let votes = members.into_iter().map(|member| tokio::spawn(ask(member)));
    let mut votes: FuturesUnordered<_> = votes.collect();
    let (mut yes, mut no) = (0, 0);
    while yes < majority && no + majority <= total {
        match timeout_at(end, votes.next()).await {
            Ok(Some(Ok(true))) => yes += 1,
            _ => no += 1,
        }
    }
    yes >= majority
}

async fn ask(member: Member) -> bool {
    sleep(member.thinks).await;
    say!("  {}: {}", member.name, if member.says_yes { "yes" } else { "no" });
    member.says_yes
}

#[cfg(test)]
#[path = "../../checks/count_the_votes.rs"]
mod checks;
