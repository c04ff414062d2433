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

use event_loop::sleep;
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
    let votes = members.into_iter().map(ask);
    todo!("count {} votes within {limit:?}", votes.len())
}

async fn ask(member: Member) -> bool {
    sleep(member.thinks).await;
    say!("  {}: {}", member.name, if member.says_yes { "yes" } else { "no" });
    member.says_yes
}

#[cfg(test)]
#[path = "checks/count_the_votes.rs"]
mod checks;
