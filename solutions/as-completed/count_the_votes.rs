//! Complete. A server asks every member of its group for a vote. It is elected if
//! more than half of the members say yes. Return as soon as that is decided: with
//! the yes that makes the majority, or when too many have said no. Whoever is
//! silent at the limit has not said yes. After the decision nobody is asked any
//! longer.
//!
//! Lesson: `cargo course read as-completed`, "With a timeout" and "Dropping the
//! stream stops the children".
//! Why async: the members think at the same time, and the slow ones need not be
//! waited for.
//! Think about: from when on does the limit count, and for how many votes?

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
    let total = members.len();
    let majority = total / 2 + 1;
    let mut votes = as_completed(members.into_iter().map(ask)).timeout(limit);
    let (mut yes, mut no) = (0, 0);
    // Left as soon as it is decided. Then `votes` is dropped, and asks nobody more.
    while yes < majority && no + majority <= total {
        match votes.next().await {
            Some(Ok(true)) => yes += 1,
            // Silence at the limit counts like a no, one error for each member.
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
#[path = "../../exercises/as-completed/checks/count_the_votes.rs"]
mod checks;
