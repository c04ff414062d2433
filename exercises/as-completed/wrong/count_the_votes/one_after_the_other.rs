//! verdict: wrong time
//! Thought: ask one member, then the next, until it is decided.

use std::time::Duration;

use event_loop::{now, sleep};
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
    let deadline = now() + limit;
    let (mut yes, mut no) = (0, 0);
    for member in members {
        let said_yes = ask(member).await;
        if now() < deadline && said_yes {
            yes += 1;
        } else {
            no += 1;
        }
        if yes == majority || no + majority > total {
            break;
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
